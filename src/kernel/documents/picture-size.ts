/** Largest picture that is unpacked, in pixels: an A3 page at 600 dpi has 70 million. */
export const MAXIMUM_PIXELS = 80_000_000
