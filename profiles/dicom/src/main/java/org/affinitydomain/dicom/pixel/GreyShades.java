package org.affinitydomain.dicom.pixel;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;

/**
 * From stored values to shades of grey: modality transformation, window or VOI table, and MONOCHROME1 (PS3.3 C.11.1, C.11.2,
 * PS3.4 N.2). Without a window in the image or from the client, the range of the frame's values is one.
 */
final class GreyShades {
    private static final int PIXEL_VALUE_TRANSFORMATION_SEQUENCE = 0x00289145;
    private static final int FRAME_VOI_LUT_SEQUENCE = 0x00289132;
    private static final int SHARED_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009229;
    private static final int PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009230;

    private final DataSet image;
    private final PixelFormat format;
    private final DataSet modality;
    private final DataSet voi;

    /** @param frame number of the frame, from 0: enhanced images have transformations for each */
    GreyShades(DataSet image, PixelFormat format, int frame) {
        this.image = image;
        this.format = format;
        this.modality = functionalGroup(frame, PIXEL_VALUE_TRANSFORMATION_SEQUENCE);
        this.voi = functionalGroup(frame, FRAME_VOI_LUT_SEQUENCE);
    }

    private DataSet functionalGroup(int frame, int sequence) {
        List<DataSet> perFrame = image.items(PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        Optional<DataSet> own = frame < perFrame.size() ? perFrame.get(frame).item(sequence) : Optional.empty();
        return own.or(() -> image.item(SHARED_FUNCTIONAL_GROUPS_SEQUENCE).flatMap(shared -> shared.item(sequence))).orElse(image);
    }

    /**
     * The shade, 0 to 255, of every value of the frame.
     *
     * @param values the stored values
     * @param asked  the window that the client wants
     */
    byte[] of(int[] values, Optional<Window> asked) {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        DoubleUnaryOperator output = modality();
        DoubleUnaryOperator shade = asked.<DoubleUnaryOperator>map(window -> window::shade).or(this::ownVoi)
                .orElse(range(output.applyAsDouble(least), output.applyAsDouble(most)));
        boolean inverse = format.photometricInterpretation().equals("MONOCHROME1");
        byte[] table = new byte[Math.max(0, Math.min(most - least + 1, 1 << 16))];
        byte[] shades = new byte[values.length];
        for (int i = 0; i < table.length; i++) {
            table[i] = shade(shade.applyAsDouble(output.applyAsDouble(least + i)), inverse);
        }
        for (int i = 0; i < values.length; i++) {
            int at = values[i] - least;
            shades[i] = at >= 0 && at < table.length ? table[at] : shade(shade.applyAsDouble(output.applyAsDouble(values[i])), inverse);
        }
        return shades;
    }

    private static byte shade(double shade, boolean inverse) {
        return (byte) Math.round(255 * (inverse ? 1 - shade : shade));
    }

    private DoubleUnaryOperator modality() {
        Optional<LookupTable> table = image.item(Tag.MODALITY_LUT_SEQUENCE)
                .flatMap(item -> LookupTable.of(item, Tag.LUT_DESCRIPTOR, Tag.LUT_DATA, format.signed()));
        if (table.isPresent()) {
            return value -> table.get().of((int) value);
        }
        double slope = modality.decimal(Tag.RESCALE_SLOPE).orElse(1);
        double intercept = modality.decimal(Tag.RESCALE_INTERCEPT).orElse(0);
        return value -> value * slope + intercept;
    }

    private Optional<DoubleUnaryOperator> ownVoi() {
        Optional<LookupTable> table = image.item(Tag.VOI_LUT_SEQUENCE)
                .flatMap(item -> LookupTable.of(item, Tag.LUT_DESCRIPTOR, Tag.LUT_DATA, format.signed()));
        if (voi.decimal(Tag.WINDOW_CENTER).isEmpty() || !(voi.decimal(Tag.WINDOW_WIDTH).orElse(0) >= 1)) {
            return table.map(lut -> lut::shade);
        }
        Window window = new Window(voi.decimal(Tag.WINDOW_CENTER).getAsDouble(), voi.decimal(Tag.WINDOW_WIDTH).getAsDouble(), function());
        return Optional.of(window::shade);
    }

    private Window.Function function() {
        String named = voi.string(Tag.VOI_LUT_FUNCTION).orElse("LINEAR");
        return switch (named) {
            case "SIGMOID" -> Window.Function.SIGMOID;
            case "LINEAR_EXACT" -> Window.Function.LINEAR_EXACT;
            default -> Window.Function.LINEAR;
        };
    }

    private static DoubleUnaryOperator range(double one, double other) {
        double least = Math.min(one, other);
        double most = Math.max(one, other);
        return value -> most > least ? (value - least) / (most - least) : 0;
    }
}
