package org.affinitydomain.dicom.pixel;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The image readers and writers that are used here, each made directly. The registry that the virtual machine shares between
 * all applications is looked into and never added to, and is made, where this is the first who asks for it, without the
 * application's class loader being in reach: it would fill itself with the application's plug-ins and hold on to them when the
 * application is long undeployed.
 */
final class ImagePlugins {
    private static final String JPEG_READER = "com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi";
    private static final ImageReaderSpi JPEG = standard(ImageReaderSpi.class, JPEG_READER);
    private static final ImageReaderSpi JPEG_2000 = new J2KImageReaderSpi();

    private ImagePlugins() {
    }

    /** The samples of a JPEG stream as it holds them, without a conversion of colours. */
    static Raster readJpeg(byte[] stream) throws PixelDataException {
        return read(JPEG, new MemoryCacheImageInputStream(new ByteArrayInputStream(stream)));
    }

    /** The samples of a JPEG 2000 codestream. */
    static Raster readJpeg2000(byte[] stream) throws PixelDataException {
        return read(JPEG_2000, new WholeInput(stream));
    }

    /** The platform's writer of a format. */
    static ImageWriterSpi writer(String className) {
        return standard(ImageWriterSpi.class, className);
    }

    private static Raster read(ImageReaderSpi spi, ImageInputStream stream) throws PixelDataException {
        try (ImageInputStream in = stream) {
            ImageReader reader = spi.createReaderInstance();
            try {
                reader.setInput(in, true, true);
                return reader.readRaster(0, null);
            } finally {
                reader.dispose();
            }
        } catch (VirtualMachineError e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            // Damaged streams make the libraries throw whatever came to their authors' minds.
            throw new PixelDataException("the compressed frame cannot be decoded: " + e, e);
        }
    }

    private static <T extends ImageReaderWriterSpi> T standard(Class<T> kind, String className) {
        Thread thread = Thread.currentThread();
        ClassLoader application = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            for (Iterator<T> providers = IIORegistry.getDefaultInstance().getServiceProviders(kind, false); providers.hasNext();) {
                T provider = providers.next();
                if (provider.getClass().getName().equals(className)) {
                    return provider;
                }
            }
        } finally {
            thread.setContextClassLoader(application);
        }
        throw new IllegalStateException("This Java platform has no " + className);
    }
}
