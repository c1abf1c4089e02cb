import type { MediaPart } from "./types.ts";

/** What a media part turns out to be. */
export interface Media {
  /** `image`, `audio`, `video`, `pdf`, or the first half of any other MIME type. */
  kind: string;
  /** Lower case. Absent where only a URL is known. */
  mimeType?: string;
  /** Base64 without a prefix, where the URL is a `data:` URL. */
  data?: string;
  /** Where the bytes are not in the part itself. */
  url?: string;
}

/**
 * Splits a media part. Neither `data` nor `url` is given where a `data:` URL is not base64, or where there is nothing.
 * A URL of unstated type counts as an image: guessing from its ending would let a value choose the kind of a part.
 */
export function readMedia(part: MediaPart): Media {
  const { url } = part;
  const inline = /^data:([^;,]*)([^,]*),/i.exec(url);
  const data = inline && /;base64$/i.test(inline[2] as string) && url.slice(inline[0].length);
  // RFC 2397: a data URL that states no type is plain text.
  const mimeType = (part.mimeType ?? (inline ? inline[1] || "text/plain" : undefined))?.toLowerCase();
  return {
    kind: mimeType === "application/pdf" ? "pdf" : (mimeType ?? "image").replace(/\/.*/s, ""),
    ...(mimeType !== undefined && { mimeType }),
    ...(data && { data }),
    ...(url.trim() && !/^data:/i.test(url) && { url }),
  };
}

/** The media as a `data:` URL, or as the URL it came with. */
export function mediaUrl(media: Media): string | undefined {
  return media.data === undefined ? media.url : `data:${media.mimeType};base64,${media.data}`;
}
