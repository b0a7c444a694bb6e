package org.affinitydomain.domain;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The tables that turn what a DICOM study says of itself into the codes of the affinity domain
 * (RAD TF-2 4.68.4.1.2.3: eventCodeList holds modality and anatomic region, typeCode the kind of study).
 *
 * @param typeCode        DocumentEntry.typeCode where the modality has none of its own
 * @param modalities      by Modality (0008,0060)
 * @param anatomicRegions by {@code designator:code} of Anatomic Region Sequence (0008,2218), for example {@code SRT:T-D3000}
 * @param bodyParts       by Body Part Examined (0018,0015), upper case
 * @param codeSets        the agreed codes: a region that is one of eventCodeList needs no entry of its own
 */
public record ImagingCodes(Code typeCode, Map<String, ModalityCodes> modalities, Map<String, Code> anatomicRegions,
                           Map<String, Code> bodyParts, CodeSets codeSets) {

    /** Takes copies. */
    public ImagingCodes {
        Objects.requireNonNull(typeCode, "typeCode");
        modalities = Map.copyOf(modalities);
        anatomicRegions = Map.copyOf(anatomicRegions);
        bodyParts = Map.copyOf(bodyParts);
        Objects.requireNonNull(codeSets, "codeSets");
    }

    /**
     * The codes of a modality.
     *
     * @param modality value of Modality (0008,0060)
     * @throws UnmappedValueException when the table does not have it
     */
    public ModalityCodes modality(String modality) throws UnmappedValueException {
        ModalityCodes codes = modalities.get(modality.strip());
        if (codes == null) {
            throw new UnmappedValueException("imagingCodes.modalities", modality,
                    "add a line '" + modality + ": {codingScheme: DCM}', with the code if it is not the same");
        }
        return codes;
    }

    /** The typeCode for a study of that modality: its own, or the default one. */
    public Code typeCode(String modality) {
        return Optional.ofNullable(modalities.get(modality.strip())).flatMap(ModalityCodes::typeCode).orElse(typeCode);
    }

    /**
     * The event code of a coded anatomic region.
     *
     * @param code       code value of an item of Anatomic Region Sequence (0008,2218)
     * @param designator coding scheme designator of the same item, for example {@code SCT}
     * @throws UnmappedValueException when the table does not have it
     */
    public Code anatomicRegion(String code, String designator) throws UnmappedValueException {
        String key = designator.strip() + ":" + code.strip();
        return Optional.ofNullable(anatomicRegions.get(key)).or(() -> agreed(code.strip(), designator.strip()))
                .orElseThrow(() -> new UnmappedValueException("imagingCodes.anatomicRegions", key,
                        "add a line '\"" + key + "\": {code: ..., codingScheme: ...}' with a code of codeSets.eventCodeList"));
    }

    /**
     * The event code of a body part.
     *
     * @param bodyPart value of Body Part Examined (0018,0015), in any case
     * @throws UnmappedValueException when the table does not have it
     */
    public Code bodyPart(String bodyPart) throws UnmappedValueException {
        String key = bodyPart.strip().toUpperCase(Locale.ROOT);
        Code region = bodyParts.get(key);
        if (region == null) {
            throw new UnmappedValueException("imagingCodes.bodyParts", key,
                    "add a line '" + key + ": {code: ..., codingScheme: ...}' with a code of codeSets.eventCodeList");
        }
        return region;
    }

    private Optional<Code> agreed(String code, String designator) {
        return codeSets.find(CodedAttribute.EVENT_CODE_LIST.attributeName(), code, designator)
                .map(agreed -> new Code(agreed.code(), designator, agreed.display()));
    }

    /** These tables with the entries of others put over them: what one source does in its own way. */
    public ImagingCodes overlaidWith(ImagingCodes own) {
        return new ImagingCodes(own.typeCode, overlaid(modalities, own.modalities),
                overlaid(anatomicRegions, own.anatomicRegions), overlaid(bodyParts, own.bodyParts), codeSets);
    }

    private static <T> Map<String, T> overlaid(Map<String, T> below, Map<String, T> above) {
        Map<String, T> both = new HashMap<>(below);
        both.putAll(above);
        return both;
    }
}
