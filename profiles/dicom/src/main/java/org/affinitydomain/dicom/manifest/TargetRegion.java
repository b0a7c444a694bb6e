package org.affinitydomain.dicom.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The regions of the body by which manifests are sorted (RAD MADO, CID IHE-MADO1, 1.3.6.1.4.1.19376.1.1.86.1), each with
 * the more exact regions that imaging devices name (PS3.16 Annex L) and that lie in it.
 */
public enum TargetRegion {
    LOWER_TRUNK("63337009", "Lower trunk", "818981001 818982008 818983003 816092008 12921003 23451007 28273000 89837001 46862004 71252005 "
            + "71854001 38848004 28231008 34516001 21306003 64033007 10200004 15497006 15776009 18911002 78067005 41216001 34402009 "
            + "20233005 78961009 69695003 40689003 431491007 87953007 13648007 35039007 76784001 45292006 113345001 62413002"),
    ENTIRE_BODY("38266002", "Entire body", "416775004 416319003"),
    UPPER_LIMB("53120007", "Upper limb", "40983000 91470000 51299004 16953009 7569003 14975008 85562004 85050009 79601000 16982005 "
            + "76505004 23416004 74670003"),
    LOWER_LIMB("61685007", "Lower limb", "70258002 80144004 53840002 71341001 87342007 56459004 24136001 72696002 30021000 64234005 "
            + "68367000 12611008 110536004 29707007"),
    UPPER_TRUNK("67734004", "Upper trunk", "43799004 51185008 816094009 955009 32849002 39607008 72410000 113197003 56873002 9875009 "
            + "44567001"),
    HEAD_AND_NECK("774007", "Head and neck", "12738006 60819002 113305005 11279006 117590005 81745001 89545001 69536005 361078006 "
            + "661005 4596009 70925003 123851003 360955006 45048000 45206002 363654007 45289007 54066008 41695006 89546000 69748006 "
            + "53620006 21974007 13881006"),
    CARDIOVASCULAR_SYSTEM("113257007", "Cardiovascular system", "15825003 69105007 59820001"),
    HEART("80891009", "Heart", "41801008"),
    BREAST("76752008", "Breast", ""),
    VERTEBRAL_COLUMN("1141981001", "Vertebral column", "421060004 122494005 122495006 122496007 297171002 297172009 297173004 54735007 "
            + "64688005 77568009 737561001");

    private static final List<String> SNOMED_CT = List.of("SCT", "2.16.840.1.113883.6.96");
    private static final Map<String, TargetRegion> BY_CODE = Arrays.stream(values())
            .flatMap(region -> region.codes.stream().map(code -> Map.entry(code, region)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Code code;
    private final List<String> codes;

    TargetRegion(String value, String meaning, String inside) {
        this.code = new Code(value, "SCT", meaning);
        this.codes = List.of((value + ' ' + inside).strip().split(" +"));
    }

    /** The code to write. */
    public Code code() {
        return code;
    }

    /** The region in which a SNOMED CT body structure lies; empty for other schemes, and for structures across several regions. */
    public static Optional<TargetRegion> of(Code code) {
        return SNOMED_CT.contains(code.scheme()) ? Optional.ofNullable(BY_CODE.get(code.value())) : Optional.empty();
    }
}
