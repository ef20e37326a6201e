import { wordsOf } from "../lists/words-of.js";
import { codeAt } from "./chars.js";
import { late } from "./late.js";

/**
 * Belgian towns and cities by the first two digits of their postcodes, in the languages in which they are written. Four digits alone are a year, an amount or a
 * port; with the right town behind they are a postcode.
 */
const towns: ReadonlyMap<string, readonly string[]> = byTown(`
10 brussel bruxelles brussels schaarbeek schaerbeek etterbeek elsene ixelles sint-gillis saint-gilles anderlecht molenbeek sint-jans-molenbeek koekelberg ganshoren jette laken laeken
11 brussel bruxelles brussels ukkel uccle vorst evere oudergem auderghem watermaal-bosvoorde sint-agatha-berchem sint-pieters-woluwe neder-over-heembeek haren
12 brussel bruxelles brussels sint-lambrechts-woluwe sint-joost-ten-node
13 waver wavre louvain-la-neuve ottignies jodoigne geldenaken
14 nijvel nivelles waterloo tubize tubeke braine-l'alleud eigenbrakel
15 halle beersel
16 sint-pieters-leeuw alsemberg linkebeek sint-genesius-rode
17 dilbeek asse ternat merchtem opwijk roosdaal lennik
18 vilvoorde grimbergen machelen meise wemmel londerzeel
19 zaventem diegem kraainem wezembeek-oppem kampenhout overijse
20 antwerpen anvers antwerp
21 deurne borgerhout wijnegem wommelgem antwerpen
22 herentals lille grobbendonk vorselaar zoersel nijlen
23 turnhout hoogstraten merksplas rijkevorsel beerse baarle-hertog
24 mol geel balen dessel retie kasterlee
25 lier kontich duffel edegem mortsel hove boechout
26 antwerpen hoboken wilrijk berchem mortsel boom niel schelle aartselaar
28 mechelen bornem willebroek puurs sint-katelijne-waver
29 brasschaat schoten kapellen kalmthout essen stabroek schilde wuustwezel
30 leuven louvain heverlee kessel-lo tervuren herent bertem
31 rotselaar haacht keerbergen
32 aarschot diest scherpenheuvel
33 tienen tirlemont hoegaarden
34 landen zoutleeuw
35 hasselt beringen diepenbeek zonhoven heusden-zolder houthalen
36 genk maasmechelen lanaken dilsen-stokkem
37 tongeren tongres bilzen riemst borgloon
38 sint-truiden
39 lommel pelt overpelt neerpelt bree bocholt hamont
40 luik liège liege herstal
41 seraing
45 hoei huy
46 wezet visé vise
47 eupen
48 verviers
50 namen namur
60 charleroi
66 bastogne bastenaken
67 aarlen arlon
70 bergen mons
75 doornik tournai
77 moeskroen mouscron komen
80 brugge bruges
82 brugge bruges oostkamp
83 brugge knokke-heist knokke blankenberge damme
84 oostende ostend ostende gistel middelkerke bredene
85 kortrijk courtrai
86 veurne nieuwpoort koksijde diksmuide
87 waregem tielt
88 roeselare torhout izegem
89 ieper ypres menen poperinge wervik
90 gent gand ghent
91 sint-niklaas beveren lokeren temse
92 dendermonde hamme wetteren
93 aalst alost
94 ninove denderleeuw
95 geraardsbergen
96 ronse zottegem
97 oudenaarde
98 deinze nazareth
99 eeklo aalter maldegem
`);

function byTown(table: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of table.trim().split("\n")) {
    const [digits = "", ...names] = wordsOf(line);
    for (const name of names) found.set(name, [...(found.get(name) ?? []), digits]);
  }
  return found;
}

const longestTown = 24;
const town = late(String.raw`\p{Lu}[\p{L}'-]{0,23}\p{L}(?![\p{L}\p{N}])`, "uy");
const country = late(String.raw`(?:^|[^\p{L}\p{N}_])(?:B|BE)[ -]{1,2}$`, "u");

/** A Belgian postcode and what says that it is one. */
export interface BelgianPostcode {
  readonly end: number;
  /** Where the name of the town ends. */
  readonly townEnd: number;
  /** `B-2000 Antwerpen`: not a year before the name of a city. */
  readonly prefixed: boolean;
}

/** Four digits and a town that has them, `1000 Brussel`; or behind `B-`, any name with a capital. */
export function belgianPostcodeAt(text: string, at: number): BelgianPostcode | undefined {
  const first = codeAt(text, at);
  if (first < 49 || first > 57 || codeAt(text, at + 4) !== 32 || !isDigits(text, at + 1)) return undefined;
  const start = codeAt(text, at + 5) === 32 ? at + 6 : at + 5;
  town().lastIndex = start;
  const name = town().exec(text)?.[0];
  if (name === undefined || name.length > longestTown) return undefined;
  const prefixed = country().test(text.slice(Math.max(0, at - 5), at));
  const digits = towns.get(name.toLowerCase());
  if (!prefixed && !digits?.includes(text.slice(at, at + 2))) return undefined;
  return { end: at + 4, townEnd: start + name.length, prefixed };
}

function isDigits(text: string, at: number): boolean {
  for (let i = at; i < at + 3; i++) if (codeAt(text, i) < 48 || codeAt(text, i) > 57) return false;
  return true;
}
