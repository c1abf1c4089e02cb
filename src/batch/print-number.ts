/** `000` to `999`. */
const THREE_DIGITS = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, "0"));

/**
 * A whole number from 0 in decimal digits. The engine keeps the text of every number that it prints for a while, long
 * enough to fill its memory where there are millions; these are put together from few.
 */
export function printNumber(number: number): string {
  if (number < 1000) return String(number);
  return String(Math.floor(number / 1000)) + THREE_DIGITS[number % 1000];
}
