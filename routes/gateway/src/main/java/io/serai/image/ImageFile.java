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

/**
 * The bytes of an image. What it is, and how large, its own head says, whatever a server calls it;
 * the picture itself is never decoded.
 */
record ImageFile(byte[] bytes) {
    private static final Set<String> TYPES = Set.of("png", "jpeg", "gif", "webp");

    /** Throws {@link ImageUnavailable} for what is no image, or too large a one. */
    Part.InlineImage part(int longestSide) {
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
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
        } catch (IOException | IndexOutOfBoundsException e) {
            throw noImage();
        }
    }

    private Part.InlineImage part(ImageReader reader, ImageInputStream in, int longestSide)
            throws IOException {
        String type = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            throw noImage();
        }
        reader.setInput(in, true, true);
        int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
        if (longer > longestSide) {
            throw ImageUnavailable.refused(
                    "the image is %d pixels on its longer side, and at most %d are taken"
                            .formatted(longer, longestSide));
        }
        return new Part.InlineImage("image/" + type, Base64.getEncoder().encodeToString(bytes));
    }

    private static ImageUnavailable noImage() {
        return ImageUnavailable.refused("what was fetched is no PNG, JPEG, GIF or WebP image");
    }
}
