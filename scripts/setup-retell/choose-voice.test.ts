import { describe, expect, it } from "vitest";
import type { Voice } from "@/lib/vendors/retell-admin";
import { chooseVoice, isFitting } from "./choose-voice";

const traits = { gender: "female", accent: "American", age: "Middle Aged" } as const;
const voice = (id: string, fields: Partial<Voice> = {}): Voice => ({
  id,
  name: id,
  provider: "cartesia",
  gender: "female",
  accent: "American",
  age: "Middle Aged",
  ...fields,
});
const chosen = (voices: Voice[]) => chooseVoice(voices, traits)?.voice.id;

describe("choosing a voice", () => {
  it("never takes the wrong gender", () => {
    expect(chosen([voice("him", { gender: "male" }), voice("her", { accent: "British", age: "Old" })])).toBe(
      "her",
    );
    expect(chooseVoice([voice("him", { gender: "male" })], traits)).toBeUndefined();
  });

  it("puts the accent before the age", () => {
    expect(chosen([voice("aged", { accent: "British" }), voice("accented", { age: "Young" })])).toBe(
      "accented",
    );
  });

  it("puts what is stated before what is not, and that before what is wrong", () => {
    const silent = voice("silent", { age: undefined });
    expect(chosen([voice("young", { age: "Young" }), silent])).toBe("silent");
    expect(chosen([silent, voice("stated")])).toBe("stated");
  });

  it("reads a trait however it is spelt", () => {
    expect(
      chosen([
        voice("plain", { age: undefined }),
        voice("spelt", { age: "middle_aged", accent: "american" }),
      ]),
    ).toBe("spelt");
  });

  it("gives the same voice whatever the order of the list", () => {
    const voices = [
      voice("b"),
      voice("a"),
      voice("c", { provider: "platform" }),
      voice("d", { provider: "new" }),
    ];
    expect(chosen(voices)).toBe("c");
    expect(chosen(voices.toReversed())).toBe("c");
    expect(chosen([voice("b"), voice("a")])).toBe("a");
  });

  it("explains itself", () => {
    const why = chooseVoice([voice("Grace", { provider: "platform" }), voice("Willa")], traits)?.why;
    expect(why).toBe("Grace (female, american, middle aged; platform); best of 2; next best is Willa");
  });
});

describe("keeping a voice", () => {
  it("keeps one of the right gender and accent, of any age", () => {
    expect(isFitting(voice("a", { age: "Young" }), traits)).toBe(true);
    expect(isFitting(voice("a", { gender: "male" }), traits)).toBe(false);
    expect(isFitting(voice("a", { accent: "British" }), traits)).toBe(false);
  });
});
