import { type Scan, type Section, type Target, table } from "./section.js";

/**
 * Log lines that hold by accident what looks like personal data: numbers that pass the eleven test (one of eleven does) and units after a
 * number ("2048 MB" is a postcode in form). Real logs are full of them, so these are made up and many.
 */
interface Accidents {
  readonly name: string;
  readonly lines: readonly string[];
}

const NUMBER_LINES: readonly ((number: string) => string)[] = [
  (number) => `INFO read ${number} bytes in 12 ms`,
  (number) => `GET /api/orders/${number} 200 31 ms`,
  (number) => `worker 4: offset=${number} lag=0`,
  (number) => `{"level":30,"id":${number},"msg":"done"}`,
  (number) => `[${number}] job finished`,
  (number) => `checkpoint ${number} written`,
  (number) => `order ${number} shipped, invoice sent`,
  (number) => `seq=${number}, ack=1`,
  (number) => `commit ${number} (1 file)`,
  (number) => `heap used: ${number} of 4294967296`,
];
const NUMBERS_EACH = 20;

const UNIT_LINES: readonly ((quantity: string) => string)[] = [
  (quantity) => `cache size ${quantity}`,
  (quantity) => `allocated ${quantity} in 3 chunks`,
  (quantity) => `{"level":30,"msg":"limit is ${quantity}"}`,
  (quantity) => `WARN ${quantity} left on /dev/sda1`,
];
const QUANTITIES = ["1024 KB", "2048 MB", "2048MB", "4096 GB", "1500 MS", "1500MS", "9600 BD", "5000 HZ", "3600 SE", "1080 PX", "2000 OK", "4040 NF"];

export function accidentSection(scan: Scan): Section {
  const counts = accidents().map(({ name, lines }) => {
    const reported = lines.filter((line, index) => scan(`accident ${name} ${index + 1}`, line).length > 0);
    return { name, lines: lines.length, reported };
  });
  return {
    title: "Accidents in logs",
    targets: counts.map(({ name, lines, reported }): Target => {
      return { name: `made-up log lines with ${name}: reported`, reached: `${reported.length} of ${lines}`, wanted: "0", met: reported.length === 0 };
    }),
    lines: table(
      ["made-up log lines with", "lines", "reported"],
      counts.map(({ name, lines, reported }) => [name, lines, reported.length]),
    ),
    details: counts.flatMap(({ name, reported }) => reported.map((line) => `accident (${name}): ${line}`)),
  };
}

function accidents(): Accidents[] {
  const numbers = passingNumbers(NUMBER_LINES.length * NUMBERS_EACH);
  return [
    {
      name: "nine digits that pass the eleven test",
      lines: numbers.map((number, index) => (NUMBER_LINES[index % NUMBER_LINES.length] as (typeof NUMBER_LINES)[0])(number)),
    },
    { name: "postcode shapes", lines: UNIT_LINES.flatMap((line) => QUANTITIES.map(line)) },
  ];
}

/** Spread evenly below the reserved test range that starts with 99999. */
function passingNumbers(count: number): string[] {
  const step = Math.floor(888_888_888 / count);
  return Array.from({ length: count }, (_, index) => nextPassing(100_000_007 + index * step));
}

function nextPassing(from: number): string {
  let number = from;
  while (!passesElevenTest(String(number))) number++;
  return String(number);
}

function passesElevenTest(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}
