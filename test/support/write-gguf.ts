/** A value of GGUF metadata: text, a whole number, a switch, or a list of one of these. */
type Value = string | number | boolean | readonly string[] | readonly number[];

const UINT32 = 4;
const BOOL = 7;
const STRING = 8;
const ARRAY = 9;

/** The bytes of a GGUF file that holds metadata and no weights. */
export function writeGguf(metadata: { readonly [key: string]: Value }): Buffer {
  const parts = [Buffer.from("GGUF"), uint32(3), uint64(0), uint64(Object.keys(metadata).length)];
  for (const [key, value] of Object.entries(metadata)) parts.push(text(key), typed(value));
  // Readers ask for at least so much at a time.
  return Buffer.concat([...parts, Buffer.alloc(4_096)]);
}

function typed(value: Value): Buffer {
  if (typeof value !== "object") return Buffer.concat([uint32(typeOf(value)), plain(value)]);
  const [first = ""] = value;
  const head = [uint32(ARRAY), uint32(typeOf(first)), uint64(value.length)];
  return Buffer.concat([...head, ...value.map(plain)]);
}

const typeOf = (value: Value) =>
  typeof value === "string" ? STRING : typeof value === "number" ? UINT32 : BOOL;

function plain(value: string | number | boolean): Buffer {
  if (typeof value === "string") return text(value);
  return typeof value === "number" ? uint32(value) : Buffer.from([Number(value)]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint64(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
