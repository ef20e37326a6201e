import { defineRule, type Match, PRECEDENCE } from "../src/rule.js";
import { exampleLike, hiddenSecret, isExample } from "./lib/secrets.js";
import { words } from "./lib/words.js";

/** Forms that say by themselves which function made them. */
const forms: readonly RegExp[] = [
  // bcrypt
  /\$2[abxy]?\$\d\d\$[./A-Za-z\d]{53}(?![/A-Za-z\d]|\.[./A-Za-z\d])/y,
  /\$argon2(?:id|i|d)\$(?:v=\d{1,3}\$)?m=\d{1,9},t=\d{1,9},p=\d{1,4}\$[A-Za-z\d+/]{8,128}\$[A-Za-z\d+/]{16,256}/y,
  /\$scrypt\$ln=\d{1,3},r=\d{1,4},p=\d{1,4}\$[A-Za-z\d+/.]{8,128}\$[A-Za-z\d+/.]{16,256}={0,2}/y,
  // scrypt and yescrypt of crypt(3)
  /\$(?:7|y|gy)\$[./A-Za-z\d]{2,16}\$?[./A-Za-z\d]{4,128}\$[./A-Za-z\d]{43}/y,
  /\$pbkdf2(?:-sha(?:1|256|512))?\$\d{1,9}\$[./A-Za-z\d]{4,128}\$[./A-Za-z\d]{20,128}/y,
  // Django
  /pbkdf2_sha(?:1|256|512)\$\d{1,9}\$[^\s$]{1,64}\$[A-Za-z\d+/]{20,128}={0,2}/y,
  // MD5, Apache MD5, SHA-256, SHA-512 of crypt(3)
  /\$(?:1|apr1)\$[^\s$]{1,8}\$[./A-Za-z\d]{22}(?![/A-Za-z\d]|\.[./A-Za-z\d])/y,
  /\$5\$(?:rounds=\d{1,9}\$)?[^\s$]{1,16}\$[./A-Za-z\d]{43}/y,
  /\$6\$(?:rounds=\d{1,9}\$)?[^\s$]{1,16}\$[./A-Za-z\d]{86}/y,
  // phpass (WordPress), Drupal
  /\$[PH]\$[./A-Za-z\d]{31}(?![/A-Za-z\d]|\.[./A-Za-z\d])/y,
  /\$S\$[./A-Za-z\d]{52}(?![/A-Za-z\d]|\.[./A-Za-z\d])/y,
  // LDAP
  /\{(?:S?SHA(?:256|384|512)?|S?MD5)\}[A-Za-z\d+/]{20,128}={0,2}/y,
  // MySQL
  /\*[\dA-F]{40}(?![\dA-Za-z])/y,
  // ASP.NET Identity
  /AQAAAA[A-Za-z\d+/]{40,128}={0,2}/y,
  // SQL Server
  /0x0[12]00[\dA-Fa-f]{48,136}(?![\dA-Za-z])/y,
  /SCRYPT:\d{1,9}:\d{1,4}:\d{1,4}:[A-Za-z\d+/=]{8,128}:[A-Za-z\d+/=]{16,256}/y,
];
/** Bare hexadecimal is also a commit, an ETag or a digest: a word about passwords has to stand near. */
const labelled = /(?:hash|md5|sha-?(?:1|256|512)|ntlm)["']?[ :=]{1,3}["']?([\da-f]{32,128})(?![\dA-Za-z])/iy;

function match(text: string, at: number): Match | undefined {
  for (const form of forms) {
    form.lastIndex = at;
    const value = form.exec(text)?.[0];
    if (value !== undefined) return { start: at, end: at + value.length };
  }
  labelled.lastIndex = at;
  const found = labelled.exec(text);
  const end = at + (found?.[0].length ?? 0);
  return found === null ? undefined : { start: end - (found[1] ?? "").length, end, score: 0.2 };
}

export default defineRule({
  id: "password-hash",
  title: "Password hash",
  legal: "GX",
  statement: "identificatiegegevens",
  precedence: PRECEDENCE.secret,
  trigger: [
    { char: "$", after: /[1-7A-Za-z]/ },
    { char: "{", after: /[SM]/ },
    { char: "*", after: /[\dA-F]/ },
    { prefix: words("pbkdf2_sha AQAAAA 0x0 SCRYPT: hash Hash HASH md5 MD5 sha SHA ntlm NTLM") },
  ],
  match,
  maxLength: 512,
  score: { alone: 0.99, context: 0.9, field: 0.98 },
  context: words("wachtwoord wachtwoorden password passwords passwd ntlm"),
  fields: words(
    "passwordhash passwdhash passhash pwdhash pwhash hashedpassword encryptedpassword passworddigest passwordmd5 passwordsha1 passwordsha256 passwordsha512 md5password shapassword ntlmhash nthash lmhash " +
      "wachtwoordhash wachtwoordmd5 gehashtwachtwoord versleuteldwachtwoord passwordsalt wachtwoordsalt salt userpasshash authenticationstring passwordencoded",
  ),
  fieldValue: /^[\w./$+=,:*{}-]{8,512}$/,
  isTestValue: isExample,
  partial: () => hiddenSecret,
  surrogate: (value, random) => {
    const kept = /^(?:.{0,400}[$}*:]|AQAAAA|0x0[12]00)/.exec(value)?.[0] ?? "";
    return kept + exampleLike(value.slice(kept.length), random);
  },
  presidio: "PASSWORD_HASH",
  examples: {
    match: [
      "[[$2b$04$ZispsYAA1uFXVZn4O.08ou71mKPEpwhrZMsvTJKWR/Wos2X.v5Kau]]",
      "hash [[$argon2id$v=19$m=1024,t=2,p=1$dm9vcmJlZWxkem91dDEyMzQ$4j9IxD8na5vi/tZ1/Q2bJfWQyLu7wCrfddZareXjWFo]]",
      "[[pbkdf2_sha256$1000$voorbeeldzout$tP+jRVU862bQU+DORIsCvzOKVWFVvgvf3+a8pFMV3/8=]]",
      "root:[[$6$voorbeel$MCM/78GGg.8.S8cv2FKG8w5CDggfbTUAnO/eOAs3/rydhaop5RCwKXqajeJNNIGVTRNyU3jVqf4ClScpV4sGO.]]:19000",
      "[[*56A04B73AF321256297BAB83F99591CC44416334]] [[{SSHA}XwCdgbge8msFju+Wa7duQYkJx9d6b3V0em91dA==]]",
      "password_md5=[[718b0289cba015b99a15699aa83cbfcc]]",
      "wachtwoord, md5 [[718b0289cba015b99a15699aa83cbfcc]]",
    ],
    ignore: [
      "$2b$04$tekort",
      "$100$200",
      "d41d8cd98f00b204e9800998ecf8427e",
      "3b18e512dba79e4c8300dd08aeb37f8e728b8dad",
      "sha256:0000000000000000000000000000000000000000000000000000000000000000",
      "md5 d41d8cd98f00b204e9800998ecf8427e",
      "$argon2",
    ],
  },
  references: ["PHC string format", "crypt(5)", "RFC 2307 (userPassword)", "hashcat, example hashes (forms)"],
});
