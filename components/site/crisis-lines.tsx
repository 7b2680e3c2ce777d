type CrisisLine = { name: string; shown: string; href: string; about: string };

const lines: readonly CrisisLine[] = [
  {
    name: "988 Suicide & Crisis Lifeline",
    shown: "988",
    href: "tel:988",
    about: "Call or text, at any hour, from anywhere in the US.",
  },
  {
    name: "Physician Support Line",
    shown: "1-888-409-0141",
    href: "tel:+18884090141",
    about:
      "Volunteer psychiatrists, for physicians and medical students. Free and confidential. Not open all night; 988 is.",
  },
];

/** People to talk to when an AI is the wrong one. */
export function CrisisLines() {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.href} className="grid gap-x-8 gap-y-1 py-4 sm:grid-cols-[13rem_1fr]">
          <a
            href={line.href}
            className="link voice figures justify-self-start py-2 text-xl whitespace-nowrap"
            aria-label={`${line.name}, ${line.shown}`}
          >
            {line.shown}
          </a>
          <p className="sm:py-2">
            <span className="block font-medium">{line.name}</span>
            <span className="text-sm text-muted">{line.about}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
