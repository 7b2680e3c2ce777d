import { renderAsync } from "@resvg/resvg-js";
import satori from "satori";
import { type ClipFormat, clipSizes, type WordBox } from "@/types/clip";
import { openFont } from "./open-picture-files";
import { type Block, type Fitted, fitTurns, leftOut, sizeOf } from "./picture/fit";
import { type Area, bubble, type Look, looks } from "./picture/formats";
import type { PictureTurn } from "./picture/pieces";
import { placeWords } from "./picture/place";

export type PictureInput = { format: ClipFormat; turns: readonly PictureTurn[]; isAnonymized: boolean };
export type ClipPicture = { png: Buffer; boxes: WordBox[]; width: number; height: number };

/** The product's night (app/globals.css) as the renderer knows colours; Doc's bubble has the lamp's light on it. */
const night = {
  ground: "#0f141d",
  doc: "#372c1e",
  physician: "#232933",
  ink: "#f2eee6",
  muted: "#b5b1a7",
};

/** The picture of a clip, with a box for each word that can be read in it. Hidden words are blocks that tell nothing. */
export async function drawClip(input: PictureInput): Promise<ClipPicture> {
  const { svg, boxes } = await drawSvg(input);
  return { png: await toPng(svg, 1), boxes, ...clipSizes[input.format] };
}

/** The same at half the size, while the owner is still choosing. */
export async function drawPreview(input: PictureInput): Promise<Buffer> {
  return toPng((await drawSvg(input)).svg, 0.5);
}

async function toPng(svg: string, zoom: number): Promise<Buffer> {
  const options = { font: { loadSystemFonts: false }, fitTo: { mode: "zoom" as const, value: zoom } };
  return (await renderAsync(svg, options)).asPng();
}

/**
 * The room is laid out with a free place for each turn's text. Words are set apart from it: only so is there a box for
 * each, in every script, and only so do right-to-left and left-to-right words share a line.
 */
async function drawSvg({ format, turns, isAnonymized }: PictureInput) {
  const [look, { width, height }] = [looks[format], clipSizes[format]];
  const fitted = fitTurns(turns, look);
  const places = new Map<string, Area>();
  fonts ??= roomFonts();
  const room = await satori(<Room look={look} fitted={fitted} isAnonymized={isAnonymized} />, {
    width,
    height,
    fonts,
    onNodeDetected: ({ key, left, top, width, height }) => {
      if (key !== null) places.set(String(key), { x: left, y: top, width, height });
    },
  });
  const texts = fitted.blocks.flatMap((block, i) => {
    const at = places.get(textKey(i));
    return at ? [placeWords(block, at, fitted.size)] : [];
  });
  const words = texts.map(({ svg }) => svg).join("");
  return {
    svg: room.replace(/<\/svg>\s*$/, `<g fill="${night.ink}">${words}</g></svg>`),
    boxes: texts.flatMap(({ boxes }) => boxes),
  };
}

/** Kept: the layout reads a list of fonts once. */
let fonts: ReturnType<typeof roomFonts> | undefined;
const roomFonts = () => [
  { name: "Fraunces", data: openFont("fraunces-wordmark"), weight: 600 as const },
  { name: "Inter", data: openFont("inter"), weight: 400 as const },
];
const textKey = (place: number) => `text-${place}`;

type RoomProps = { look: Look; fitted: Fitted; isAnonymized: boolean };

function Room({ look, fitted, isAnonymized }: RoomProps) {
  const { chat } = look;
  return (
    <div style={{ display: "flex", width: "100%", height: "100%", backgroundColor: night.ground }}>
      <Head look={look} isAnonymized={isAnonymized} />
      <div
        style={{
          ...placed(chat.x, chat.y, chat.width, chat.height),
          display: "flex",
          flexDirection: "column",
          justifyContent: "center",
          gap: bubble.gap * fitted.size,
        }}
      >
        {fitted.blocks.map((block, i) => (
          <Bubble key={`bubble-${block.turn}`} place={i} block={block} size={fitted.size} />
        ))}
      </div>
    </div>
  );
}

/** Where something stands in the picture, in pixels. */
const placed = (left: number, top: number, width: number, height: number) => ({
  position: "absolute" as const,
  left,
  top,
  width,
  height,
});

const lamp = {
  glow: "radial-gradient(circle at 50% 50%, rgba(240, 168, 80, 0.36) 15%, rgba(240, 168, 80, 0.16) 28%, rgba(240, 168, 80, 0.05) 42%, rgba(240, 168, 80, 0) 54%)",
  cord: "#6f6450",
  cap: "#a48a5c",
  glass: "radial-gradient(circle at 50% 50%, #fffbe9 0%, #fdebb8 30%, #f3c166 52%, #d98a35 71%)",
};

/** The lamp hangs from the picture's edge, beside the wordmark. */
function Head({ look: { chat, headTop, headSize: size }, isAnonymized }: Omit<RoomProps, "fitted">) {
  const glow = size * 5;
  const [x, y] = [chat.x + size * 0.5, headTop + size * 0.62];
  const cap = placed(x - size * 0.17, y - size * 0.68, size * 0.34, size * 0.34);
  const glass = placed(x - size * 0.45, y - size * 0.45, size * 0.9, size * 0.9);
  const row = placed(chat.x + size * 1.35, headTop, chat.width - size * 1.35, size * 1.24);
  const note = { fontFamily: "Inter", fontSize: size * 0.58, color: night.muted };
  return (
    <div style={{ display: "flex", position: "absolute", left: 0, top: 0, width: "100%", height: "100%" }}>
      <div style={{ ...placed(x - glow / 2, y - glow / 2, glow, glow), backgroundImage: lamp.glow }} />
      <div
        style={{ ...placed(x - size * 0.04, 0, size * 0.08, y - size * 0.5), backgroundColor: lamp.cord }}
      />
      <div style={{ ...cap, borderRadius: size * 0.06, backgroundColor: lamp.cap }} />
      <div style={{ ...glass, borderRadius: size, backgroundImage: lamp.glass }} />
      <div style={{ display: "flex", alignItems: "center", justifyContent: "space-between", ...row }}>
        <div style={{ display: "flex", alignItems: "baseline", gap: size * 0.26 }}>
          <span style={{ fontFamily: "Fraunces", fontSize: size, color: night.ink }}>Doc</span>
          <span style={note}>by Kenstera</span>
        </div>
        {isAnonymized && <span style={note}>voice re-created</span>}
      </div>
    </div>
  );
}

function Bubble({ block, place, size }: { block: Block; place: number; size: number }) {
  const isDoc = block.role === "agent";
  const [radius, tail] = [`${bubble.radius * size}px`, `${bubble.tail * size}px`];
  const text = <div key={textKey(place)} style={{ display: "flex", ...sizeOf(block, size) }} />;
  if (block.turn === leftOut) {
    return (
      <div style={{ display: "flex", alignSelf: "center", padding: `${bubble.padY * size}px` }}>{text}</div>
    );
  }
  return (
    <div
      style={{
        display: "flex",
        alignSelf: isDoc ? "flex-start" : "flex-end",
        padding: `${bubble.padY * size}px ${bubble.padX * size}px`,
        borderRadius: [radius, radius, isDoc ? radius : tail, isDoc ? tail : radius].join(" "),
        backgroundColor: isDoc ? night.doc : night.physician,
      }}
    >
      {text}
    </div>
  );
}
