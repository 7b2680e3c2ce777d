type Places = { appPort: number; sandboxPort: number; dir: string };

/** What runs where, and what to open first. */
export function tableOf({ appPort, sandboxPort, dir }: Places): string {
  const rows = [
    ["Doc", `http://127.0.0.1:${appPort}`, "open this first, and press Talk to Doc"],
    ["Sandbox console", `http://127.0.0.1:${sandboxPort}`, "mailbox, calls, requests, faults, clock"],
    ["Data", dir, "delete it to begin anew"],
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("   ")}`.trimEnd(),
  );
  return [
    "",
    "  SANDBOX: every vendor on this machine is a stand-in. Nothing here is real, and nothing leaves loopback.",
    "",
    ...lines,
    "",
  ].join("\n");
}
