import { describe, expect, it } from "vitest";
import { BSN, EMAIL, IBAN, inFile, NAME, read } from "./reading.js";

const base64 = (text: string) => Buffer.from(text).toString("base64").replace(/.{60}/g, "$&\r\n");

describe("EML", () => {
  it("reads headers, also encoded ones, at their place", async () => {
    const text = `From: =?utf-8?Q?Z=C3=B6hre_El?=\r\n =?utf-8?B?${Buffer.from(" Amrani").toString("base64")}?= <${EMAIL}>\r\nSubject: =?windows-1252?Q?BSN_${BSN}?=\r\n\r\nHallo\r\n`;
    const found = await inFile("a.eml", text);
    expect(found[0]).toBe(`person-name ${text.slice(text.indexOf("=?utf-8?Q"), text.indexOf(" <"))}`);
    expect(found).toContain(`email ${EMAIL}`);
    expect((await read("a.eml", text)).found).toContain("3:10 bsn");
  });

  it("reads quoted-printable as it stands, over the ends of its lines", async () => {
    const text = "From: a\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nBSN: 1234=\n56780\n";
    expect(await inFile("a.eml", text)).toEqual(["bsn 1234=\n56780"]);
  });

  it("reads the parts that base64 hides, each in its own format", async () => {
    const part = (headers: string, body: string) => `--xx\r\n${headers}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(body)}\r\n`;
    const text = [
      'From: a\r\nContent-Type: multipart/mixed;\r\n boundary="xx"\r\n\r\npreamble\r\n',
      part("Content-Type: text/plain; charset=utf-8", `Rekening ${IBAN}`),
      part('Content-Type: text/csv\r\nContent-Disposition: attachment; filename="klanten.csv"', `kleur;bsn\nrood;${BSN}\n`),
      `--xx\r\nContent-Type: text/plain\r\n\r\nMijn achternaam: ${NAME}\r\n--xx--\r\n`,
    ].join("");
    const { found, hits } = await read("a.eml", text);
    expect(found).toEqual([expect.stringMatching(/^\d+:18 person-name$/), "body.txt:1:10 iban", "klanten.csv:2:6 bsn"]);
    expect(hits.map(({ passage }) => passage.offset)).toEqual([0, undefined, undefined]);
  });

  it.each([["no body"], ["From: a"], ["Content-Type: multipart/mixed; boundary=x\n\n--x\n--x\n--x"], ["\n\n\n"]])("takes %j for what it is", async (text) => {
    expect(await inFile("a.eml", `${text}\n${EMAIL}`)).toEqual([`email ${EMAIL}`]);
  });
});
