package io.serai.image;

import io.serai.model.Part;
import io.serai.provider.ImageUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The bytes of an image. What it is, and how large, its own head says, whatever a server calls it;
 * the picture itself is never decoded.
 */
record ImageFile(byte[] bytes) {
    private static final Set<String> TYPES = Set.of("png", "jpeg", "gif", "webp");

    /** Throws {@link ImageUnavailable} for what is no image, or too large a one. */
    Part.InlineImage part(int longestSide) {
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw noImage();
            }
            ImageReader reader = readers.next();
            try {
                return part(reader, in, longestSide);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw noImage();
        }
    }

    private Part.InlineImage part(ImageReader reader, ImageInputStream in, int longestSide)
            throws IOException {
        String type = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            throw noImage();
        }
        int longer = longerSide(reader, in);
        if (longer > longestSide) {
            throw ImageUnavailable.refused(
                    "the image is %d pixels on its longer side, and at most %d are taken"
                            .formatted(longer, longestSide));
        }
        return new Part.InlineImage("image/" + type, Base64.getEncoder().encodeToString(bytes));
    }

    /** Readers meet hostile bytes with all kinds of exceptions. */
    private static int longerSide(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            return Math.max(reader.getWidth(0), reader.getHeight(0));
        } catch (RuntimeException e) {
            throw noImage();
        }
    }

    private static ImageUnavailable noImage() {
        return ImageUnavailable.refused("what was fetched is no PNG, JPEG, GIF or WebP image");
    }
}
