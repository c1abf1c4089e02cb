/** Globals that are the same wherever and whenever a module runs. */
const STEADY = new Set(
  [
    "Object Array Map Set String Number Boolean BigInt Symbol JSON Math RegExp",
    "undefined NaN Infinity parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent",
  ].flatMap((line) => line.split(" ")),
);

/** What gives a module something from outside and is no global, or makes code of texts. */
const UNSTEADY = new Set([
  ...["require", "module", "exports", "arguments", "__dirname", "__filename"],
  ...["random", "constructor", "localeCompare"],
]);

/** What a config may take from this package and still be decided by its texts. */
const OWN_NAMES = /^(?:defineConfig|type\s+\w+)?$/;
const OWN_IMPORT = /\bimport\s+(?:(type)\b\s*)?\{([^{}]*)\}\s*from\s*["']polylect["']/g;

/** Whether a module's text says that it reads nothing from outside. In doubt, it does. */
export function isPureModule(text: string): boolean {
  // Escapes can spell any name, and comments can stand between the words of an import.
  if (/\\u|\bimport\s*[(.]|\b(?:import|from)\s*\/|\btoLocale/.test(text)) return false;
  const words = new Set(text.match(/[\p{L}_$][\p{L}\d_$]*/gu));
  return [...words].every(isSteady) && importsOnly(text);
}

function isSteady(word: string): boolean {
  return STEADY.has(word) || !(UNSTEADY.has(word) || Object.hasOwn(globalThis, word));
}

/** Whether only relative modules are imported, and from this package what does nothing. */
function importsOnly(text: string): boolean {
  const rest = text.replace(OWN_IMPORT, (whole, isType: string | undefined, names: string) => {
    const isHarmless = isType !== undefined || names.split(",").every((name) => OWN_NAMES.test(name.trim()));
    return isHarmless ? "" : whole;
  });
  return [...rest.matchAll(/\b(?:import|from)\b\s*(["'])(?!\.{1,2}\/)/g)].length === 0;
}
