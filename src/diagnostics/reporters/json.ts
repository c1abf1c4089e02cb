import { type Diagnostic, sortDiagnostics } from "../diagnostic.ts";

/**
 * Diagnostics as a JSON document in their one order: `{ "diagnostics": [...] }`, each record with its fields in a
 * fixed order, `related` and `fix` only where there are any. Ends with a line end.
 */
export function reportJson(diagnostics: readonly Diagnostic[]): string {
  const records = sortDiagnostics(diagnostics).map(
    ({ code, severity, message, why, help, path, span, related, fix, url }) => ({
      code,
      severity,
      message,
      why,
      help,
      path,
      span,
      ...(related && { related }),
      ...(fix && { fix }),
      url,
    }),
  );
  return `${JSON.stringify({ diagnostics: records }, null, 2)}\n`;
}
