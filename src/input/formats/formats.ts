import { type Format, LARGEST_PARSED, type ReadPassages } from "./passage.js";
import { isContactCard, isGzip, isMt940, isParquet, isPdf, isSqlite, isTableName, isTar, isXml, isZip } from "./signs.js";

const XML = /\.(?:xml|xsd|xsl|xslt|wsdl|xbrl|rss|atom|plist|gml|kml|gpx|fods|config|resx|xliff|xlf|jrxml|svg)$/i;
const SETTINGS = /(?:^|[/\\])\.env(?:\.[\w.-]+)?$|\.(?:env|ini|cfg|conf|properties|desktop|editorconfig|toml)$/i;
const SOURCE_CODE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|pyi?|java|kts?|scala|groovy|gradle|php|phtml|rb|erb|rake|go|cs|vb|fs|rs|swift|dart|c|h|cc|cpp|hpp|m|ex|exs|erl|clj|lua|pl|r|jl)$/i;
/** Values stand here without quotes. */
const SCRIPTS = /\.(?:sh|bash|zsh|ps1|tf|robot)$/i;

/** The first that knows a file and can read it does; plain text is what is left. What the bytes tell comes before what the name says. */
export const FORMATS: readonly Format[] = [
  format(
    (_, head) => isZip(head) || isGzip(head) || isTar(head),
    async () => (await import("./archive.js")).archive,
  ),
  format(
    (_, head) => isSqlite(head),
    async () => (await import("./sqlite.js")).sqlite,
  ),
  format(
    (_, head) => isParquet(head),
    async () => (await import("./parquet.js")).parquet,
  ),
  format(
    (_, head) => isPdf(head),
    async () => (await import("./pdf.js")).pdf,
  ),
  format(isTableName, async () => (await import("./delimited.js")).delimited),
  parsed(byName(/\.(?:json|jsonc|json5|jsonl|ndjson|har|geojson|ipynb)$/i), async () => (await import("./json.js")).json),
  parsed(byName(/\.(?:ya?ml|eyaml)$/i), async () => (await import("./yaml.js")).yaml),
  format(byName(/\.(?:sql|ddl|dump|psql|mysql|pgsql)$/i), async () => (await import("./sql.js")).sql),
  parsed(byName(/\.(?:x?html?|vue|hbs|twig|ejs|liquid|jsp|aspx|cshtml)$/i), async () => (await import("./html.js")).html),
  parsed(
    (name, head) => XML.test(name) || isXml(head),
    async () => (await import("./xml.js")).xml,
  ),
  parsed(byName(/\.(?:md|markdown|mdx|mdown)$/i), async () => (await import("./markdown.js")).markdown),
  parsed(byName(SETTINGS), async () => (await import("./settings-file.js")).settingsFile),
  parsed(
    (name, head) => /\.(?:vcf|vcard|ics|ical|ldif)$/i.test(name) || isContactCard(head),
    async () => (await import("./contact-card.js")).contactCard,
  ),
  format(byName(/\.(?:eml|mht|mhtml)$/i), async () => (await import("./mail.js")).mail),
  parsed(
    (name, head) => /\.(?:940|942|mt940|mt942|sta|swi)$/i.test(name) || isMt940(head),
    async () => (await import("./mt940.js")).mt940,
  ),
  parsed(byName(SOURCE_CODE), async () => (await import("./source-code.js")).sourceCode),
  parsed(byName(SCRIPTS), async () => (await import("./source-code.js")).script),
];

/** A format whose reader is loaded with the first file of it: most runs meet few formats, and loading all of them takes longer than a small scan. */
function format(matches: Format["matches"], load: () => Promise<ReadPassages>): Format {
  return {
    matches,
    async *passages(source, look, readInner) {
      yield* (await load())(source, look, readInner);
    },
  };
}

/** A format whose files are parsed whole. */
function parsed(matches: Format["matches"], load: () => Promise<ReadPassages>): Format {
  return { ...format(matches, load), largest: LARGEST_PARSED };
}

function byName(names: RegExp): Format["matches"] {
  return (name) => names.test(name);
}

/** Whether a file is surely read as plain text, or not at all because it is binary. */
export function isReadAsText(name: string, head: Uint8Array, bytes: number): boolean {
  return FORMATS.every(({ matches, largest }) => (largest !== undefined && bytes > largest) || !matches(name, head));
}
