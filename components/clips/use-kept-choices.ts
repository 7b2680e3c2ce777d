"use client";

import { useEffect, useRef } from "react";
import { forgetChoices, keepChoices, keptChoices } from "./kept-choices";
import type { Maker, MakerEvent } from "./maker";

/** A reload of the tab loses nothing that was chosen; once a clip is made of it, it is forgotten. */
export function useKeptChoices(maker: Maker, send: (event: MakerEvent) => void, isOpen: boolean): void {
  const first = useRef(maker);
  useEffect(() => {
    const kept = keptChoices(first.current.review);
    if (kept) send({ type: "came_back", kept });
  }, [send]);
  useEffect(() => {
    if (!isOpen) forgetChoices(maker.review);
    else if (maker !== first.current) keepChoices(maker);
  }, [maker, isOpen]);
}
