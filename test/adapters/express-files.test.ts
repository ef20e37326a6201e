import { mkdtempSync, readFileSync } from "node:fs";
import type { RequestHandler } from "express";
import multer from "multer";
import { describe, expect, it } from "vitest";
import { type RequestFinding, redactRequests } from "../../src/adapters/express.js";
import { createRedactor, type Redactor } from "../../src/index.js";
import { findingsIn, listen, VERSIONS } from "./express-server.js";

const redactor = createRedactor();
const memory = multer({ storage: multer.memoryStorage() });
const TEXT = "Beste mevrouw Fatma El Amrani,\nuw BSN 111222333 is bekend.\n";

describe.each(VERSIONS)("uploaded files on $version", ({ express }) => {
  async function upload(handler: RequestHandler, ...before: RequestHandler[]): Promise<Response> {
    const app = express();
    app.post("/", ...before, handler);
    const form = new FormData();
    form.set("lijst", new File([TEXT], "brief jan@bedrijf.nl.txt", { type: "text/plain" }));
    form.set("foto", new File([Buffer.from([0xff, 0xd8, 0xff, 0xe0])], "foto.jpg", { type: "image/jpeg" }));
    return await fetch(await listen(app), { method: "POST", body: form });
  }

  it("are in the safe copy by their masked names, without what is in them", async () => {
    const answer = await upload((req, res) => void res.json(req.redacted?.files), memory.any(), redactRequests({ redactor }));
    expect(await answer.json()).toEqual([
      { fieldname: "lijst", originalname: "brief [EMAIL]", mimetype: "text/plain", size: TEXT.length },
      { fieldname: "foto", originalname: "foto.jpg", mimetype: "image/jpeg", size: 4 },
    ]);
  });

  it("are masked in copies, as far as they are text", async () => {
    const look: RequestHandler = (req, res) => {
      const { lijst, foto } = req.files as { [field: string]: Express.Multer.File[] };
      res.json([lijst?.[0]?.originalname, lijst?.[0]?.buffer.toString(), lijst?.[0]?.size, foto?.[0]?.buffer.length]);
    };
    const answer = await upload(look, memory.fields([{ name: "lijst" }, { name: "foto" }]), redactRequests({ redactor, files: "mask" }));
    const [name, text, size, photo] = (await answer.json()) as [string, string, number, number];
    expect([name, photo, size]).toEqual(["brief [EMAIL]", 4, Buffer.byteLength(text)]);
    expect(text).toMatch(/^Beste mevrouw .*\nuw BSN \[BSN\] is bekend\.\n$/);
    expect(text).not.toMatch(/Amrani|111222333/);
  });

  it("are refused or reported by place", async () => {
    const refused = await upload((_req, res) => void res.end(), memory.any(), redactRequests({ redactor, files: "block" }));
    expect([refused.status, await findingsIn(refused)]).toEqual([
      422,
      expect.arrayContaining([
        { rule: "email", path: "files[0].originalname" },
        { rule: "bsn", path: "files[0].content" },
      ]),
    ]);
    const found: RequestFinding[] = [];
    const observe = redactRequests({ redactor, files: "observe", onFindings: (findings) => found.push(...findings) });
    expect((await upload((_req, res) => void res.end(), memory.any(), observe)).status).toBe(200);
    expect(new Set(found.map(({ part }) => part))).toEqual(new Set(["files"]));
  });

  it("are not read on disk, and a route without findings goes on", async () => {
    const folder = mkdtempSync("/tmp/zwartlak-multer-");
    const app = express();
    app.post(
      "/",
      multer({ dest: folder }).single("lijst"),
      redactRequests({ redactor, files: "mask" }),
      (req, res) => void res.json([req.file?.originalname, readFileSync(String(req.file?.path), "utf8")]),
    );
    const form = new FormData();
    form.set("lijst", new File([TEXT], "lijst.txt"));
    expect(await (await fetch(await listen(app), { method: "POST", body: form })).json()).toEqual(["lijst.txt", TEXT]);
  });

  it("are refused or marked when they cannot be checked", async () => {
    const throwing: Redactor = {
      ...redactor,
      scan: () => {
        throw new Error(TEXT);
      },
      redact: () => {
        throw new Error(TEXT);
      },
    };
    expect((await upload((_req, res) => void res.end(), memory.any(), redactRequests({ redactor: throwing, files: "block" }))).status).toBe(500);
    const masked = await upload(
      (req, res) => void res.json([req.files, req.redacted?.files]),
      memory.any(),
      redactRequests({ redactor: throwing, files: "mask" }),
    );
    expect(await masked.text()).not.toMatch(/Amrani|bedrijf/);
    const limited = createRedactor({ limits: { length: 20 } });
    expect((await upload((_req, res) => void res.end(), memory.any(), redactRequests({ redactor: limited, files: "block" }))).status).toBe(500);
  });
});
