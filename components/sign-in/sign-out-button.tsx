"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { askApi } from "@/lib/http/api-client";

/** Signs this browser out and goes to the front page. */
export function SignOutButton() {
  const [isLeaving, setIsLeaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const leave = async () => {
    setIsLeaving(true);
    const answer = await askApi("/api/auth/sign-out", { method: "POST", body: {}, parse: () => true });
    if (answer.ok) return window.location.assign("/");
    setProblem(answer.failure.sentence);
    setIsLeaving(false);
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <Button kind="quiet" loading={isLeaving} onClick={leave}>
        Sign out
      </Button>
      <Notice kind="trouble">{problem}</Notice>
    </div>
  );
}
