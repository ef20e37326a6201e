/** A command of `zwartlak`. */
export interface Command {
  readonly name: string;
  /** What follows the name, as shown in help. */
  readonly operands: string;
  readonly summary: string;
  /** Paragraphs under the usage line. */
  readonly notes: readonly string[];
  readonly examples: readonly string[];
}

export const commands = [
  {
    name: "scan",
    operands: "[paths…]",
    summary: "Find personal data in files. Values are never printed.",
    notes: [
      "Reads the current folder when no path is given, and standard input for `-`. A path may be a pattern in quotes. Files that git ignores, `.git` and `node_modules` are left out, unless you name them; what a `.zwartlakignore` file names is always left out. Symbolic links are not followed, binary files are counted.",
      "A comment on the line, `zwartlak-ignore-line: reason`, or above it, `zwartlak-ignore-next-line: reason`, accepts what is found there, in the comments of any language.",
      "Exit code: 0 nothing found, 1 findings, 2 usage or configuration error, or a file that could not be read. 2 goes before 1: a scan that missed a file proves nothing; its findings are reported all the same.",
    ],
    examples: [
      "zwartlak scan",
      "zwartlak scan fixtures test --min-score high",
      "zwartlak scan -f text -f sarif -o zwartlak.sarif",
      "zwartlak scan 'fixtures/**/*.json' --fail-on national-id,special",
      "zwartlak scan --staged",
      "zwartlak scan --since origin/main",
      "zwartlak scan --history --baseline zwartlak-baseline.jsonl",
      "cat mail.txt | zwartlak scan - --stdin-filename mail.txt",
    ],
  },
  {
    name: "baseline",
    operands: "[paths…]",
    summary: "Write down what is found now, so that `zwartlak scan --baseline` only fails for what is new.",
    notes: [
      "Writes the file that --baseline or the configuration names, or `zwartlak-baseline.jsonl`. It has one sorted line for each value in each file, without line numbers, authors or the value: a value is known by a slow, salted tag of two bytes, which some 1,400 valid BSNs share. Set the secret ZWARTLAK_BASELINE_KEY before the first run for tags that take no time and cannot be tried at all. Entries keep the `reason` and `expires` that you add.",
      "Use a file of its own for --history. Exit code: 0, or 2 when something could not be read.",
    ],
    examples: [
      "zwartlak baseline",
      "zwartlak baseline fixtures --reason 'invented by hand' --expires 2027-06-30",
      "zwartlak baseline --prune",
      "zwartlak scan --baseline zwartlak-baseline.jsonl",
    ],
  },
  {
    name: "init",
    operands: "",
    summary: "Look at this folder and write a configuration with comments for it.",
    notes: ["Writes `zwartlak.config.jsonc`. Nothing is scanned. Exit code: 0, or 2 when there is a configuration already."],
    examples: ["zwartlak init"],
  },
  {
    name: "redact",
    operands: "[files…]",
    summary: "Copy text or logs to standard output with personal data masked. Files stay as they are.",
    notes: [
      "Reads standard input when no file is given. Lines of JSON stay valid JSON. A table such as CSV is masked by its columns when it is named as a file; standard input is read as text.",
      "Exit code: 0, or 2 when something could not be read.",
    ],
    examples: ["node server.js | zwartlak redact", "zwartlak redact app.log --mask partial > safe.log"],
  },
  {
    name: "fix",
    operands: "[paths…]",
    summary: "Put valid test data in the place of personal data: the same for the same value, in all files.",
    notes: [
      "Reads the current folder when no path is given and changes files there; `-` fixes standard input to standard output. Files that git ignores, `.git` and `node_modules` are left out, unless you name them. Symbolic links are not followed. Encoding, line ends, quotes and escapes stay; numbers stay numbers; check digits hold. Names become invented words that begin with X or Q. Binary files and files of more than 200 MB are reported, not changed. What a comment accepts stays, what a baseline accepts is replaced.",
      "Exit code: 0 nothing is left to replace, 1 something could not be replaced (or, with --dry-run, would be), 2 usage or configuration error, or a file that could not be read or written.",
    ],
    examples: [
      "zwartlak fix fixtures --dry-run",
      "ZWARTLAK_SEED=$TEAM_SEED zwartlak fix fixtures test/data",
      "zwartlak fix - --stdin-filename export.csv < export.csv > test.csv",
    ],
  },
  {
    name: "rules",
    operands: "[id | folder]",
    summary: "List the rules, show one, or check rules.",
    notes: ["Exit code: 0, 1 when --check finds a problem, 2 usage error."],
    examples: ["zwartlak rules", "zwartlak rules bsn", "zwartlak rules --check my-rules/"],
  },
  {
    name: "explain",
    operands: "<text | ->",
    summary: "Show why each part of a text counts as personal data or does not, without the values.",
    notes: ["`-` reads standard input, which keeps the text out of the history of your shell. Places count from 0 and `end` is after the last character."],
    examples: ["zwartlak explain 'BSN 999990019'", "zwartlak explain - < mail.txt"],
  },
  {
    name: "diff",
    operands: "<old> <new> [files…]",
    summary: "Show what another configuration would mask more or less in a log, without the values.",
    notes: [
      "Reads standard input when no file is given, line by line. What would become readable comes first, by rule and place, with how many values and the first lines. Nothing is changed.",
      "Exit code: 0 no difference, 1 differences, 2 usage or configuration error, or a file that could not be read.",
    ],
    examples: ["zwartlak diff zwartlak.config.json stricter.json < app.log", "zwartlak diff old.json new.json logs/monday.log logs/tuesday.log --json"],
  },
  {
    name: "leaks",
    operands: "<reports…>",
    summary: "Show which log calls log personal data, on which route, and who owns the code.",
    notes: [
      "Reads what `redactor.leaks()` of a redactor with `attribute: true` returned, written to a file as JSON, or `-` for standard input. Reports of several processes are added up. Owners come from CODEOWNERS as GitHub reads it: the last pattern that fits decides. File names are seen from the current folder.",
      "Exit code: 0 no leaks, 1 leaks, 2 usage error, or a report that could not be read.",
    ],
    examples: ["zwartlak leaks report.json", "zwartlak leaks pod-1.json pod-2.json --json", "curl -s localhost:9464/leaks | zwartlak leaks -"],
  },
  {
    name: "completion",
    operands: "<bash | zsh | fish>",
    summary: "Print a script that completes commands and flags in your shell.",
    notes: ["Exit code: 0, or 2 for a shell that it does not know."],
    examples: [
      'eval "$(zwartlak completion bash)"',
      "zwartlak completion zsh > ~/.zfunc/_zwartlak",
      "zwartlak completion fish > ~/.config/fish/completions/zwartlak.fish",
    ],
  },
] as const satisfies readonly Command[];

export type CommandName = (typeof commands)[number]["name"];
