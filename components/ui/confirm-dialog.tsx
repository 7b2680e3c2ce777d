"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

type ConfirmDialogProps = {
  title: string;
  children: ReactNode;
  confirm: string;
  isBusy: boolean;
  problem: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before what cannot be undone. Mounted while it is open; Esc and the way out give the focus back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, isBusy, problem, onConfirm, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const wayOut = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    wayOut.current?.focus();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby="confirm-title"
      onClose={onClose}
      className="m-auto w-[min(32rem,calc(100vw-2rem))] animate-enter rounded-md border border-line bg-surface p-6 text-text shadow-float backdrop:bg-ground/80 sm:p-8"
    >
      <h2 id="confirm-title" className="voice text-xl font-medium">
        {title}
      </h2>
      <div className="mt-3 flex flex-col gap-3">{children}</div>
      <p role="alert" className="mt-3 text-sm text-live empty:hidden">
        {problem}
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button ref={wayOut} kind="quiet" onClick={() => dialog.current?.close()}>
          Leave it
        </Button>
        <Button kind="live" loading={isBusy} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </dialog>
  );
}
