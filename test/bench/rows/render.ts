import type { Bench, Row } from "../bench.ts";
import type { Figure, Limit } from "../figure.ts";
import { compareFunctions, type FunctionPair } from "../functions.ts";
import { compareRenderers } from "../peers/compare-renderers.ts";
import { DIALECTS, type DialectRow, SIZES, type Size } from "../workload.ts";

type Form = "object" | "json";

/** `run` as a person writes it. */
function handWritten(bench: Bench, form: Form, size: Size, { wire }: Pick<DialectRow, "wire">): string {
  const call = form === "object" ? "make" : "(input) => JSON.stringify(make(input))";
  return bench.module(
    `hand-${form}-${size}-${wire}.mjs`,
    `import { req } from ${JSON.stringify(bench.workload.hand)};\nconst make = req.${size}.${wire};\nexport const run = ${call};\n`,
  );
}

async function compareForm(
  bench: Bench,
  form: Form,
  uses: readonly FunctionPair["use"][],
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const app = bench.workloadApp();
  for (const size of SIZES) {
    for (const dialect of DIALECTS) {
      const address = app.emitted(size);
      const name = form === "object" ? dialect.exported : `${dialect.exported}Json`;
      const what = `${size}, ${dialect.dialect}`;
      if (!(name in (await import(address)))) {
        figures.push({
          what,
          unit: "ns",
          limit: limitOf(form, size),
          note: `compiled modules export no ${name}`,
        });
        continue;
      }
      const candidate = bench.module(
        `ours-${form}-${size}-${dialect.wire}.mjs`,
        `export { ${name} as run } from ${JSON.stringify(address)};\n`,
      );
      for (const use of uses) {
        const reference = handWritten(bench, form, size, dialect);
        const { note, differs, ...found } = compareFunctions(bench, {
          reference,
          candidate,
          size,
          use,
          compare: "body",
        });
        const isFlat = use === "flatten";
        figures.push({
          what: form === "json" && !isFlat ? `${what}, not flattened` : what,
          unit: "ns",
          ...found,
          note: differs.length > 0 ? `${note}; differs in ${differs.join(", ")}` : note,
          ...(form === "object" || isFlat ? { limit: limitOf(form, size) } : {}),
        });
      }
    }
  }
  const peers = await compareRenderers(bench, form, (size) =>
    handWritten(bench, form, size, { wire: "openai" }),
  );
  return [...figures, ...peers];
}

function limitOf(form: Form, size: Size): Limit {
  if (form === "json") return { of: "ratio", most: 1, below: true };
  return { of: "ratio", most: 1.25, ...(size === "small" ? { orPlus: 10 } : {}) };
}

/** A request body as an object. */
export const renderObject: Row = {
  id: "render-object",
  title: "Render to an object ÷ hand-written function that returns fresh objects",
  limit: "at most 1.25× (small: or + 10 ns)",
  run: async (bench) => ({ figures: await compareForm(bench, "object", ["keep"]) }),
};

/** A request body as a JSON string. */
export const renderJson: Row = {
  id: "render-json",
  title: "Render to the JSON string ÷ hand-written function + `JSON.stringify`",
  limit: "below 1× on each size",
  run: async (bench) => ({
    figures: await compareForm(bench, "json", ["flatten", "keep"]),
    notes: [
      "Strings are made flat on both sides by `Buffer.byteLength`, as sending would; lines marked *not flattened* leave that out and have no limit.",
    ],
  }),
};
