import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";

/** Lines of logs, screens, programs and laws without anybody's data in them. */
const lines: { readonly [source: string]: readonly string[] } = {
  "web servers": [
    '- - - [22/Nov/2026:14:05:36 +0100] "GET /producten/104511?pagina=3 HTTP/1.1" 200 5316 "-" "curl/8.5.0"',
    "[Sun Nov 22 14:05:36.123456 2026] [core:notice] [pid 1234:tid 140737353971584] AH00094: Command line: '/usr/sbin/apache2'",
    "2026/11/22 14:05:36 [warn] 31#31: *1048576 upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/5/12/0000000125",
    'HTTP/1.1 304 Not Modified, ETag: W/"1a2b-18c3f9e7d40", Content-Length: 104857600',
    "POST /api/v2/orders 201 Created in 132 ms (db 48.7 ms, 14 queries)",
    "GET /assets/app-5f2c9d1e.js?v=20261122 200 184320 bytes",
    "request 7b3bf470-9456-41e8-9eb6-529269fb1459 finished status=504 upstream_time=30.001",
    "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
  ],
  clusters: [
    "081109 203615 148 INFO dfs.DataNode$PacketResponder: PacketResponder 1 for block blk_38865049064139660 terminating",
    "081109 204005 35 INFO dfs.FSNamesystem: BLOCK* allocateBlock: /mnt/hadoop/mapred/system/job_200811092030_0001/job.jar. blk_-1608999687919862906",
    "17/06/09 20:10:40 INFO executor.CoarseGrainedExecutorBackend: Got assigned task 1048576",
    "17/06/09 20:10:46 INFO storage.MemoryStore: Block broadcast_0 stored as values in memory (estimated size 384.0 B, free 317.5 KB)",
    "17/06/09 20:11:09 INFO executor.Executor: Finished task 24.0 in stage 1.0 (TID 45). 2703 bytes result sent to driver",
    "2015-07-29 17:41:44,747 - INFO  [QuorumPeer[myid=1]:FastLeaderElection@774] - Notification time out: 3200",
    "I1122 14:05:36.123456    1 controller.go:125] Syncing deployment default/webwinkel-7d4b9c6f5d",
    "E1122 14:05:36.123456 1 reflector.go:138] k8s.io/client-go@v0.27.4/tools/cache/reflector.go:231: Failed to watch *v1.Pod",
    "Normal  Pulled  12s (x3 over 4m)  kubelet  Successfully pulled image in 1.204s (1.204s including waiting). Image size: 68421837 bytes.",
    "pod/webwinkel-7d4b9c6f5d-x2k9q   1/1   Running   0   3d21h",
    "nova-api.log.1 2017-05-16 00:00:00.008 25746 INFO nova.osapi_compute.wsgi.server status: 200 len: 1893 time: 0.2477829",
  ],
  systems: [
    "Nov 22 14:05:36 web-01 systemd[1]: Started Session 12345 of slice user-1000.slice.",
    "Nov 22 14:05:36 web-01 kernel: [12345678.901234] EXT4-fs (sda1): mounted filesystem with ordered data mode. Opts: (null)",
    "Nov 22 14:05:36 web-01 CRON[23456]: pam_unix(cron:session): session closed",
    "kernel: Memory: 16316412k/16777216k available (12300K kernel code, 0k reserved)",
    "usb 1-1: new high-speed USB device number 5 using xhci_hcd, idVendor=0951, idProduct=1666",
    'containerd[812]: time="2026-11-22T14:05:36.123456789Z" level=info msg="shim disconnected" id=3f2a7b1c9d8e',
    "2026-11-22 14:05:36.123 CET [12345] LOG:  checkpoint complete: wrote 4812 buffers (29.4%); 0 WAL file(s) added; write=269.702 s, sync=0.011 s",
    '2026-11-22 14:05:36 UTC [401]: [3-1] ERROR:  duplicate key value violates unique constraint "orders_pkey" at character 37',
    "2026-11-22T14:05:36.123456Z 0 [System] [MY-010116] [Server] mysqld (mysqld 8.0.36) starting as process 1",
    "12345:M 22 Nov 2026 14:05:36.123 * 10000 changes in 60 seconds. Saving...",
    "03-17 16:13:38.811  1702  2395 D WindowManager: printFreezingDisplayLogsopening app wtoken = AppWindowToken{9f4ef63 token=Token{a64f992}",
    "- 1117838570 2005.06.03 R02-M1-N0-C:J12-U11 2005-06-03-15.42.50.675872 RAS KERNEL INFO instruction cache parity error corrected",
  ],
  builds: [
    "npm warn deprecated inflight@1.0.6: This module is not supported, and leaks memory.",
    "added 1312 packages, and audited 1313 packages in 42s",
    "Step 4/12 : RUN npm ci ---> Using cache ---> 9c7a54a9a43c",
    "sha256:4bf92f3577b34da6a3ce929d0e0e47364bf92f3577b34da6a3ce929d0e0e4736: Pull complete",
    "commit 3b18e512dba79e4c8300dd08aeb37f8e728b8dad",
    "webwinkel@2.14.0-rc.3+build.20261122 node v20.19.0 npm 10.8.2",
    "Tests: 3 failed, 1248 passed, 1251 total; Time: 123.456 s",
    "at Object.<anonymous> (/app/node_modules/express/lib/router/layer.js:95:5)",
    "    at java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)",
    "TypeError: Cannot read properties of undefined (reading 'naam') at regel 12, kolom 34",
    "docker run -p 8080:80 --memory 512m webwinkel:2026.11.22-1405",
  ],
  "structured logs": [
    '{"level":30,"time":1700000000123,"pid":4711,"hostname":"web-01","msg":"request completed","responseTime":48}',
    '{"@timestamp":"2026-11-22T14:05:36.123Z","log.level":"INFO","event.duration":123456789,"http.response.status_code":200}',
    '{"orderId":100012345,"regels":3,"totaal":149.95,"valuta":"EUR","status":"betaald"}',
    '{"traceId":"4bf92f3577b34da6a3ce929d0e0e4736","spanId":"00f067aa0ba902b7","sampled":true}',
    '{"offset":123456782,"lag":0,"partition":12,"topic":"bestellingen"}',
    'level=info ts=2026-11-22T14:05:36.123Z caller=head.go:812 component=tsdb msg="Head GC completed" duration=1.234567ms',
    "queue=facturen depth=1204 consumers=8 rate=35.2/s age_ms=1048",
  ],
  trade: [
    "Ordernummer 2026-0012345 is verzonden",
    "Factuur 20260012345 van € 1.234,56 is voldaan",
    "Bestelling #100045678 bevat 3 artikelen",
    "Artikelnummer 104.511.23, EAN 8712345678906, voorraad 12",
    "ISBN 978-90-274-3964-2, 384 pagina's",
    "IMEI 490154203237518 staat op de doos",
    "Totaal: € 1.499,00 incl. 21% btw (€ 260,16)",
    "Korting 12,5% vanaf 100 stuks; prijs per 1000: 87,50",
    "Levertijd 2-3 werkdagen, afhalen tussen 09:00 en 17:30 uur",
    "SKU: TSH-XL-0042-BLAUW, gewicht 1250 gram, 30 x 40 x 12 cm",
    "Track & trace 3SABCD123456789 wordt om 14:05 bijgewerkt",
    "Week 47: 1.234 bezoekers, 56 bestellingen, conversie 4,54%",
  ],
  screens: [
    "Voer uw BSN in",
    "Ongeldig KvK-nummer",
    "Wachtwoord vergeten?",
    "Gebruikersnaam is verplicht",
    "Vul een geldig e-mailadres in, bijvoorbeeld naam@bedrijf",
    "Uw telefoonnummer bestaat uit 10 cijfers",
    "Een IBAN heeft in Nederland 18 tekens",
    "Het veld 'geboortedatum' moet de vorm dd-mm-jjjj hebben",
    "Uw sessie is verlopen. Log opnieuw in.",
    "Postcode of huisnummer klopt niet",
    "Kies een wachtwoord van minimaal 12 tekens",
    "Vul de 6 cijfers uit de app in",
    "Klantnummer niet gevonden",
    "Stap 2 van 4: adresgegevens",
    "Stuur mij een bericht bij nieuwe bestellingen",
  ],
  programs: [
    "export interface Klant { readonly bsn: string; readonly geboortedatum?: Date; iban: string | null }",
    "CREATE TABLE klant (id bigserial PRIMARY KEY, bsn char(9) NOT NULL, postcode varchar(7), geboortedatum date);",
    "ALTER TABLE klant ADD CONSTRAINT bsn_lengte CHECK (length(bsn) = 9);",
    "SELECT email, telefoon FROM klant WHERE id = $1 LIMIT 100 OFFSET 200",
    "const wachtwoord = process.env.WACHTWOORD ?? leesWachtwoord();",
    "if (!isValidBsn(value)) throw new RangeError('bsn: ongeldig');",
    "password: z.string().min(12), email: z.string().email()",
    'import { createHash, randomBytes } from "node:crypto";',
    "server: { host: 'localhost', port: 8443, timeout: 30_000 }",
    '  maxAge: 86400, secure: true, sameSite: "lax"',
    "background: url(logo@2x.png) no-repeat 50% 12px; color: #1a2b3c",
    '<input type="password" name="wachtwoord" autocomplete="current-password" maxlength="64">',
    "std::vector<std::pair<int, int>> v = {{1, 2}, {3, 4}};",
  ],
  laws: [
    "Artikel 46 van de Uitvoeringswet AVG bepaalt het gebruik van het burgerservicenummer.",
    "Zie artikel 12, lid 2, onder b, en bijlage 3.",
    "Staatsblad 2024, 123; Staatscourant 2019, 38007; Kamerstukken II 2017/18, 34 851, nr. 3",
    "ECLI:NL:HR:2019:1234, rechtsoverweging 3.4.2",
    "De bewaartermijn is vijf jaar, te rekenen vanaf 1 januari 2024.",
    "In 2023 vroegen 12.345 mensen een uitkering aan, 3,2 procent meer dan in 2022.",
    "De raad stemde op 12 maart 2024 in met voorstel 24-087.",
    "De huurprijs is € 850 per maand en gaat in op 1 juli 2025.",
  ],
};

const redactor = createRedactor();

describe.each(Object.entries(lines))("nothing is found in %s", (_, examples) => {
  it.each(examples.map((line) => [line.replaceAll("%", "%%"), line]))("%s", (_title, line) => {
    expect(redactor.scan(line).map(({ rule, start, end }) => ({ rule, text: line.slice(start, end) }))).toEqual([]);
  });
});

it.each(['{"lastName":"Achternaam","initials":"Voorletter(s)"}', '{"street":"Straat en huisnummer","city":"Woonplaats"}', "jobTitle: Functie"])(
  "the labels of %s are known test values",
  (translations) => {
    const found = redactor.scan(translations);
    expect(found.map(({ reasons }) => reasons.includes("test-value"))).toEqual(found.map(() => true));
    expect(found).not.toEqual([]);
  },
);
