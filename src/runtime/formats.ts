/** What each `format` accepts, by name. */
export type Formats = Readonly<Record<string, (text: string) => boolean>>;

function isDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number) as number[];
  const date = new Date(0);
  date.setUTCFullYear(year ?? Number.NaN, (month ?? 0) - 1, day);
  // An impossible day such as 30 February comes back as another one.
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

function isTime(text: string): boolean {
  const parts = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i.exec(text);
  if (!parts) return false;
  const [hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = [1, 2, 3, 5, 6].map((group) =>
    Number(parts[group] ?? 0),
  );
  if (hour > 23 || minute > 59 || zoneHour > 23 || zoneMinute > 59) return false;
  // A leap second comes at 23:59:60 UTC, whatever the clock says in other zones.
  const offset = (zoneHour * 60 + zoneMinute) * (parts[4] === "-" ? -1 : 1);
  return second < 60 || (second === 60 && (hour * 60 + minute - offset + 1440) % 1440 === 1439);
}

function isDateTime(text: string): boolean {
  return isDate(text.slice(0, 10)) && /[t ]/i.test(text[10] ?? "") && isTime(text.slice(11));
}

function isIpv6(text: string, isIpv4: (text: string) => boolean): boolean {
  const address = isIpv4(text.slice(text.lastIndexOf(":") + 1)) ? text.replace(/[^:]*$/, "0:0") : text;
  const halves = address.split("::");
  const groups = address.split(":").filter(Boolean).length;
  const isHex = halves.every((half) => /^(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?$/i.test(half));
  return halves.length < 3 && isHex && (halves.length === 2 ? groups < 8 : groups === 8);
}

function whole(pattern: string): (text: string) => boolean {
  const expression = new RegExp(`^(?:${pattern})$`, "i");
  return (text) => expression.test(text);
}

function buildFormats(): Formats {
  const byte = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  const label = "[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?";
  const uriText = "(?:[\\w~:/?@!$&'()*+,;=.-]|%[\\da-f]{2})*";
  const mailText = "[\\w!#$%&'*+/=?^`{|}~-]+";
  const ipv4 = whole(`${byte}(?:\\.${byte}){3}`);
  return {
    date: isDate,
    time: isTime,
    "date-time": isDateTime,
    duration: whole(
      "P(?=.)(?:\\d+W|(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?)?)",
    ),
    email: whole(`${mailText}(?:\\.${mailText})*@(?:${label}\\.)+${label}`),
    hostname: whole(`(?=.{1,253}$)${label}(?:\\.${label})*`),
    ipv4,
    ipv6: (text) => isIpv6(text, ipv4),
    uri: whole(
      `[a-z][a-z\\d+.-]*:(?://(?:[^/?#\\[\\]]*@)?\\[[\\da-f:.]+\\](?=[/?#:]|$))?${uriText}(?:#${uriText})?`,
    ),
    uuid: whole("[\\da-f]{8}-(?:[\\da-f]{4}-){3}[\\da-f]{12}"),
  };
}

/** The formats that are checked. A format that is not here accepts every string. */
// One call, marked as pure: a bundler drops what an app does not use.
export const formats: Formats = /* @__PURE__ */ buildFormats();
