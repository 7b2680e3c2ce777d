import type { ServerResponse } from "node:http";
import { afterEach, expect, it } from "vitest";
import { listen, type Neighbour } from "../testing/neighbours";
import { toWav } from "../testing/wav";
import { isPrivateAddress } from "./origins";
import { fetchRecording } from "./recording";

const tone = (seconds: number, rate: number) =>
  Float32Array.from({ length: seconds * rate }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 440 * i) / rate));
const wav = toWav([tone(3, 24_000), tone(3, 24_000)], 24_000);
const bounds = { start: 1, end: 2 };

const open: Neighbour[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((neighbour) => neighbour.close()));
});

async function host(answer: (response: ServerResponse, range: [number, number], url: string) => void) {
  const neighbour = await listen((request, response) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "") ?? [];
    answer(response, [Number(from), Number(to)], request.url ?? "");
  });
  open.push(neighbour);
  return neighbour;
}

const serve =
  (file: Buffer) =>
  (response: ServerResponse, [from, to]: [number, number]) => {
    const part = file.subarray(from, to + 1);
    if (part.length === 0) return void response.writeHead(416).end();
    response
      .writeHead(206, { "content-range": `bytes ${from}-${from + part.length - 1}/${file.length}` })
      .end(part);
  };

const fetchFrom = (neighbour: Neighbour, path = "/a.wav", origins = [neighbour.origin], timeoutMs = 3000) =>
  fetchRecording(`${neighbour.origin}${path}`, bounds, origins, timeoutMs);

it("takes the head and then exactly the frames it needs", async () => {
  const neighbour = await host(serve(wav));
  const pcm = await fetchFrom(neighbour);
  expect(neighbour.requests.length).toBe(2);
  expect(pcm).toMatchObject({ sampleRate: 24_000, firstFrame: 24_000 });
  expect(pcm.channels.map(({ length }) => length)).toEqual([24_000, 24_000]);
});

it.each([
  ["another origin", (o: string) => o.replace("127.0.0.1", "localhost")],
  ["another scheme", (o: string) => o.replace("http:", "https:")],
  ["another port", () => "http://127.0.0.1:1"],
  ["a name and password in front", (o: string) => o.replace("//", "//user:pass@")],
  ["the clouds' own address", () => "http://169.254.169.254"],
  ["a file", () => "file:///etc"],
])("refuses %s without asking", async (_, change) => {
  const neighbour = await host(serve(wav));
  const address = `${change(neighbour.origin)}/a.wav`;
  await expect(fetchRecording(address, bounds, [neighbour.origin])).rejects.toMatchObject({
    code: "bad_input",
  });
  expect(neighbour.requests).toEqual([]);
});

it("follows redirects only to where it may go, and only three", async () => {
  const inside = await host(serve(wav));
  const target = { location: `${inside.origin}/a.wav` };
  const outside = await host((response) => void response.writeHead(302, target).end());
  await expect(fetchFrom(outside)).rejects.toMatchObject({ code: "bad_input" });
  expect(inside.requests).toEqual([]);
  const pcm = await fetchFrom(outside, "/a.wav", [outside.origin, inside.origin]);
  expect(pcm.channels.length).toBe(2);
  const forEver = await host(
    (response, _, url) => void response.writeHead(302, { location: `${url}x` }).end(),
  );
  await expect(fetchFrom(forEver)).rejects.toMatchObject({ code: "bad_input" });
  expect(forEver.requests.length).toBe(4);
  for (const location of ["file:///etc/passwd", "http://169.254.169.254/latest", "//10.0.0.1/"]) {
    const bad = await host((response) => void response.writeHead(302, { location }).end());
    await expect(fetchFrom(bad)).rejects.toMatchObject({ code: "bad_input" });
  }
});

it("knows the addresses that lead inside", () => {
  const inside = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.9.9",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
  ];
  const insideV6 = ["::1", "::", "fd00::1", "fe80::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "fd00:ec2::254"];
  const outside = ["8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1", "2606:4700::1111"];
  expect([...inside, ...insideV6].filter((address) => !isPrivateAddress(address))).toEqual([]);
  expect(outside.filter(isPrivateAddress)).toEqual([]);
});

it.each([
  [
    "a page instead of sound",
    serve(Buffer.from("<!doctype html><p>Sign in</p>".repeat(50))),
    "bad_recording",
  ],
  ["a file that ends before the clip", serve(wav.subarray(0, 60_000)), "bad_recording"],
  ["an empty file", serve(Buffer.alloc(0)), "bad_recording"],
  ["nothing any more", (r: ServerResponse) => void r.writeHead(404).end(), "source_gone"],
  ["an expired signature", (r: ServerResponse) => void r.writeHead(403).end(), "source_gone"],
  [
    "ten gigabytes",
    (r: ServerResponse) => void r.writeHead(206, { "content-range": "bytes 0-4095/10000000000" }).end(),
    "too_large",
  ],
  [
    "ten gigabytes and no ranges",
    (r: ServerResponse) => void r.writeHead(200, { "content-length": 10_000_000_000 }).write("RIFF"),
    "too_large",
  ],
  ["a source in trouble", (r: ServerResponse) => void r.writeHead(503).end(), "source_failed"],
] as const)("answers %s by its name", async (_, answer, code) => {
  await expect(fetchFrom(await host(answer))).rejects.toMatchObject({ code });
});

it("does not wait for a source that drips", async () => {
  const neighbour = await host((response) => {
    response.writeHead(206, { "content-range": `bytes 0-4095/${wav.length}` });
    const drip = setInterval(() => response.write("R"), 20);
    response.on("close", () => clearInterval(drip));
  });
  const began = performance.now();
  await expect(fetchFrom(neighbour, "/a.wav", undefined, 200)).rejects.toMatchObject({
    code: "source_failed",
  });
  expect(performance.now() - began).toBeLessThan(2500);
});

it("asks once more when a connection breaks", async () => {
  let asked = 0;
  const neighbour = await host((response, range) => {
    asked += 1;
    if (asked === 1) response.destroy();
    else serve(wav)(response, range);
  });
  await expect(fetchFrom(neighbour)).resolves.toMatchObject({ firstFrame: 24_000 });
  expect(asked).toBe(3);
});

it("reads a source without ranges, and WAVs of other rates, widths and channels", async () => {
  const plain = await host(
    (response) => void response.writeHead(200, { "content-length": wav.length }).end(wav),
  );
  expect((await fetchFrom(plain)).channels[0]?.length).toBe(24_000);
  for (const [rate, channels, kind] of [
    [44_100, 2, {}],
    [24_000, 1, {}],
    [8000, 2, { bits: 8 }],
    [48_000, 3, { bits: 24 }],
    [24_000, 2, { statedBytes: 0xffff_ffff }],
  ] as const) {
    const file = toWav(
      Array.from({ length: channels }, () => tone(3, rate)),
      rate,
      kind,
    );
    const pcm = await fetchFrom(await host(serve(file)));
    expect(pcm).toMatchObject({ sampleRate: rate, firstFrame: rate });
    expect(pcm.channels.map(({ length }) => length)).toEqual(Array.from({ length: channels }, () => rate));
    expect(Math.max(...(pcm.channels[0] ?? []))).toBeCloseTo(0.5, 1);
  }
});
