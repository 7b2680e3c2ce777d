/** What no other reader tells of an MP4 that plainly, read box by box: each track's length, edit lists, key frames. */
export type Mp4Facts = {
  order: string[];
  video: {
    width: number;
    height: number;
    seconds: number;
    samples: number;
    keys: number[];
    isConstant: boolean;
    profile: number;
  };
  audio: { seconds: number; rate: number; objectType: number };
  hasEditList: boolean;
};
type Box = { name: string; body: Buffer };

export function readMp4(file: Buffer): Mp4Facts {
  const top = boxesOf(file);
  const moov = find(top, "moov");
  const tracks = boxesOf(moov.body).filter(({ name }) => name === "trak");
  const [video, audio] = tracks.map((track) => tableOf(track));
  if (!video || !audio) throw new Error("There should be two tracks.");
  const avc1 = boxesOf(video.stsd.subarray(8))[0];
  const mp4a = boxesOf(audio.stsd.subarray(8))[0];
  if (avc1?.name !== "avc1" || mp4a?.name !== "mp4a") throw new Error("There should be avc1 and mp4a.");
  const avcC = find(boxesOf(avc1.body.subarray(78)), "avcC");
  const esds = find(boxesOf(mp4a.body.subarray(28)), "esds").body;
  return {
    order: top.map(({ name }) => name),
    hasEditList: tracks.some((track) => boxesOf(track.body).some(({ name }) => name === "edts")),
    video: {
      width: avc1.body.readUInt16BE(24),
      height: avc1.body.readUInt16BE(26),
      seconds: video.seconds,
      samples: video.samples,
      keys: video.keys,
      isConstant: video.isConstant,
      profile: avcC.body[1] ?? 0,
    },
    // AudioSpecificConfig follows the tag 5 and its length.
    audio: {
      seconds: audio.seconds,
      rate: audio.timescale,
      objectType: (esds[esds.indexOf(5, 20) + 2] ?? 0) >> 3,
    },
  };
}

function tableOf(track: Box) {
  const mdia = boxesOf(find(boxesOf(track.body), "mdia").body);
  const mdhd = find(mdia, "mdhd").body;
  const minf = boxesOf(find(mdia, "minf").body);
  const stbl = boxesOf(find(minf, "stbl").body);
  const stts = find(stbl, "stts").body;
  const stss = stbl.find(({ name }) => name === "stss")?.body;
  const runs = Array.from({ length: stts.readUInt32BE(4) }, (_, i) => [
    stts.readUInt32BE(8 + i * 8),
    stts.readUInt32BE(12 + i * 8),
  ]);
  const timescale = mdhd.readUInt32BE(12);
  return {
    timescale,
    seconds: runs.reduce((sum, [count = 0, step = 0]) => sum + count * step, 0) / timescale,
    samples: runs.reduce((sum, [count = 0]) => sum + count, 0),
    isConstant: runs.length === 1,
    keys: Array.from({ length: stss?.readUInt32BE(4) ?? 0 }, (_, i) => stss?.readUInt32BE(8 + i * 4) ?? 0),
    stsd: find(stbl, "stsd").body,
  };
}

function boxesOf(data: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= data.length; ) {
    const size = data.readUInt32BE(at);
    if (size < 8) break;
    boxes.push({ name: data.toString("latin1", at + 4, at + 8), body: data.subarray(at + 8, at + size) });
    at += size;
  }
  return boxes;
}

function find(boxes: readonly Box[], name: string): Box {
  const found = boxes.find((box) => box.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}
