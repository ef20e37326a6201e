import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { ipv4At, ipv6At, isDocumentation, type Reach, reachOf } from "./lib/ip-address.js";
import { words } from "./lib/words.js";

const formScore: { readonly [R in Reach]: number } = { public: 0.85, private: 0.6, nobody: 0.2, unlikely: 0.3 };
const inServerLog = 0.9;
/** `Chrome/98.0.48.12` is a version; a host before the slash is in small letters: `server-07/198.51.100.7`. */
const product = /[A-Z][A-Za-z]{1,30}\/$/;

function match(text: string, at: number): Match | undefined {
  const span = text.charAt(at) === ":" ? ipv6At(text, at) : ipv4At(text, at);
  if (span === undefined) return undefined;
  const { start, end } = span;
  const reach = reachOf(text.slice(start, end).replace(/[/%].{1,20}$/, ""));
  // In the logs of a web server the program of the visitor follows.
  if (text.startsWith(" Mozilla/", end)) return { start, end, score: inServerLog, reason: "context" };
  const isVersion = product.test(text.slice(Math.max(0, at - 32), at)) || /[A-Za-z]-$/.test(text.slice(Math.max(0, at - 2), at));
  return { start, end, score: isVersion ? formScore.unlikely : formScore[reach] };
}

/** The network stays: /24 of IPv4, /48 of IPv6. */
function partial(value: string): string {
  const masked = value.replace(/(?<![\d.])(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}(?:\/\d{1,2})?/g, "$1.•");
  if (masked !== value) return masked;
  const [network = ""] = value.split("::", 1);
  const groups = network.split(":").slice(0, 3);
  return value.includes(":") ? `${groups.join(":")}::•` : "•";
}

function surrogate(value: string, random: RandomInt): string {
  const drawn = value.includes(":") ? `2001:db8::${(random(0xfffe) + 1).toString(16)}` : `198.51.100.${random(254) + 1}`;
  return drawn === value ? drawn.replace(/^198\.51\.100|^2001:db8/, (network) => (network.includes(":") ? "2001:db8:1" : "203.0.113")) : drawn;
}

export default defineRule({
  id: "ip",
  title: "IP address",
  legal: "G5",
  statement: "technische gegevens",
  precedence: PRECEDENCE.network,
  trigger: [
    { digits: [1, 2, 3], least: 4, before: /[^\p{L}\d_.]|^$/u, after: /\./, twoAfter: /\d/ },
    { char: ":", after: /:/, twoAfter: /[\da-fA-F%]/ },
    { char: ":", before: /[\da-fA-F]/, after: /[\da-fA-F]/, twoAfter: /[\da-fA-F:]/ },
  ],
  match,
  maxLength: 80,
  score: { alone: 0.85, context: 0.9, field: 0.97 },
  context: words("ip ipadres ipaddress ipv4 ipv6 rhost client remote"),
  counterContext: words("versie version ver release build artikel artikelen art lid paragraaf hoofdstuk bijlage section mozilla applewebkit").concat(
    "user agent",
  ),
  fields: words(
    "ip ipadres ipaddress ipaddr ipv4 ipv6 ipv4address ipv6address remoteaddr remoteaddress remoteip clientip clientipaddress clientaddr clientaddress browserip customeripaddress shopperip userip " +
      "xforwardedfor forwardedfor xrealip realip cfconnectingip trueclientip xclientip xclusterclientip fastlyclientip httpclientip netpeerip peerip sourceip srcip sourceaddress lastloginip",
  ),
  fieldValue: /^(?=[^.:]{0,40}[.:])[\da-fA-F:[][\da-fA-F.:[\]/]{2,60}(?:%\w{1,16})?$/,
  isTestValue: isDocumentation,
  partial,
  surrogate,
  presidio: "IP_ADDRESS",
  examples: {
    match: [
      "GET / from [[203.0.113.7]] ok",
      "443 jdevries [[203.0.113.7]] Mozilla/5.0+(X11) 200",
      "ip=[[10.0.0.1]]",
      "[[[203.0.113.255]]]:443",
      "src: /[[198.51.100.23]]:54106, gateway [[192.168.1.10]].",
      "peer [[2001:db8::1]] and [[2001:0db8:0000:0000:0000:0000:0000:0001]]",
      "[[2001:db8:0:1::/64]] [[::ffff:192.0.2.1]] [[fe80::1%eth0]]",
      "X-Forwarded-For: [[198.51.100.23]], [[10.0.0.1]]",
      '"remoteAddress":"[[::1]]"',
    ],
    ignore: [
      "256.1.1.1",
      "1.2.3",
      "1.2.3.4.5",
      "v1.2.3.4",
      "versie 10.2.13.4",
      "192.0.2.01",
      "Chrome/98.0.48.12 Safari",
      "artikel 12.3.14.5",
      "12:34:56",
      "00:1B:44:11:3A:B7",
      "std::vector",
      "2001:db8::1::2",
      "2001:db8:gggg::1",
      "Cafe::Babe",
      "listening on 127.0.0.1:8080",
    ],
  },
  references: ["RFC 791, RFC 4291 (address forms)", "RFC 5737, RFC 3849, RFC 9637 (documentation blocks)", "CJEU C-582/14 Breyer; AVG recital 30"],
});
