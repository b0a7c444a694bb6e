package org.affinitydomain.tools.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.StudyAccess;

/** Puts the sample studies into the folders of the imaging sources, as DICOM Part 10 files. */
public final class SampleFiles {
    private final AffinityDomain domain;

    /** In the folders that this domain's imaging sources name. */
    public SampleFiles(AffinityDomain domain) {
        this.domain = domain;
    }

    /**
     * Writes a study, unless it is there.
     *
     * @param progress told the number of images after each one
     * @return how many images were written
     * @throws IllegalArgumentException when the domain does not have the study's source, or it has no folder
     */
    public int write(SampleStudy study, LongConsumer progress) throws IOException {
        ImageHeaders headers = new ImageHeaders(study, source(study));
        Path folder = folder(study).resolve(study.accession());
        Files.createDirectories(folder);
        int done = 0;
        int written = 0;
        for (SampleSeries series : study.series()) {
            PixelData pixels = new PixelData(series);
            for (int image = 0; image < series.images(); image++) {
                Path file = folder.resolve("%s%d-%03d.dcm".formatted(series.kind().modality(), series.number(), image + 1));
                if (Files.notExists(file)) {
                    DataSet dataSet = headers.of(series, image).builder()
                            .setBytes(Tag.PIXEL_DATA, series.kind().bitsAllocated() == 8 ? VR.OB : VR.OW, pixels.of(image)).build();
                    write(dataSet, file);
                    written++;
                }
                progress.accept(++done);
            }
        }
        return written;
    }

    /** Study Instance UID (0020,000D). */
    public String studyInstanceUid(SampleStudy study) {
        return new ImageHeaders(study, source(study)).studyUid();
    }

    /** The folder below which the study's source keeps its studies. */
    public Path folder(SampleStudy study) {
        if (source(study).access() instanceof StudyAccess.Folder folder) {
            return folder.path();
        }
        throw new IllegalArgumentException("imaging source " + study.source() + " keeps its studies in no folder");
    }

    private ImagingSource source(SampleStudy study) {
        return domain.imagingSource(study.source())
                .orElseThrow(() -> new IllegalArgumentException("the domain has no imaging source " + study.source()));
    }

    /** Under another name first: the imaging source must never see half a file. */
    private static void write(DataSet dataSet, Path file) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
            Part10Writer.write(out, dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
