import { DataApiError } from "../errors";

export type Argument = { name: string; type: string; required: boolean; variadic: boolean };

export type SqlFunction = {
  name: string;
  arguments: Argument[];
  returns: "void" | "scalar" | "composite";
  isSet: boolean;
  isVolatile: boolean;
};

/** Made on each connection. Every function of schema public is found, allowed or not: the call itself is refused. */
export const PREPARE_LOOKUP = `
prepare find_function(text) as
select p.proname as name,
  case when p.prorettype = 'void'::regtype then 'void'
    when t.typtype = 'c' or coalesce(p.proargmodes::text[] && '{t,b,o}', false) then 'composite'
    else 'scalar' end as returns,
  p.proretset as "isSet",
  p.provolatile = 'v' as "isVolatile",
  coalesce((
    select json_agg(json_build_object('name', input.name, 'type', input.type, 'variadic', input.mode = 'v',
      'required', input.place <= p.pronargs - p.pronargdefaults) order by input.place)
    from (
      select coalesce(p.proargnames[a.i], '') as name, format_type(a.type, null) as type,
        coalesce(p.proargmodes[a.i], 'i') as mode, row_number() over (order by a.i) as place
      from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality as a (type, i)
      where coalesce(p.proargmodes[a.i], 'i') in ('i', 'b', 'v')
    ) input
  ), '[]') as arguments
from pg_proc p
join pg_type t on t.oid = p.prorettype
where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and t.typname <> 'trigger' and p.proname = $1`;

export const ALL_NAMES = `
select distinct proname as name from pg_proc
where pronamespace = 'public'::regnamespace and prokind = 'f'`;

/** One unnamed json argument takes the whole body. */
export function takesWholeBody(f: SqlFunction): boolean {
  const [only, ...rest] = f.arguments;
  return rest.length === 0 && only?.name === "" && (only.type === "json" || only.type === "jsonb");
}

/**
 * The function that these argument names mean: all required arguments are given and no unknown one. With none,
 * one that takes the whole body. Several are refused (300), none is undefined.
 */
export function choose(overloads: SqlFunction[], keys: string[], hasBody: boolean): SqlFunction | undefined {
  const matches = overloads.filter((f) => {
    const names = f.arguments.map((a) => a.name);
    return (
      keys.every((key) => names.includes(key)) &&
      f.arguments.every((a) => !a.required || keys.includes(a.name))
    );
  });
  const found = matches.length > 0 ? matches : overloads.filter((f) => hasBody && takesWholeBody(f));
  if (found.length < 2) return found[0];
  const listed = found.map(
    (f) => `public.${f.name}(${f.arguments.map((a) => `${a.name} => ${a.type}`).join(", ")})`,
  );
  throw new DataApiError(
    300,
    "PGRST203",
    `Could not choose the best candidate function between: ${listed.join(", ")}`,
    {
      hint: "Try renaming the parameters or the function itself in the database so function overloading can be resolved",
    },
  );
}

export function notFound(
  name: string,
  keys: string[],
  hasBody: boolean,
  known: { names: string[]; overloads: SqlFunction[] },
): DataApiError {
  const list = keys.join(", ");
  const signature = keys.length > 0 ? `(${list})` : " without parameters";
  const searched =
    keys.length > 0 ? ` with parameter${keys.length > 1 ? "s" : ""} ${list}` : " without parameters";
  const whole = hasBody ? " or with a single unnamed json/jsonb parameter" : "";
  return new DataApiError(
    404,
    "PGRST202",
    `Could not find the function public.${name}${signature} in the schema cache`,
    {
      details: `Searched for the function public.${name}${searched}${whole}, but no matches were found in the schema cache.`,
      hint: suggest(name, keys, known),
    },
  );
}

function suggest(
  name: string,
  keys: string[],
  known: { names: string[]; overloads: SqlFunction[] },
): string | null {
  const sorted = (names: string[]) => `(${[...names].sort().join(", ")})`;
  const near =
    known.overloads.length === 0
      ? nearest(name, known.names, 0.75)
      : nearest(
          sorted(keys),
          known.overloads.map((f) => sorted(f.arguments.map((a) => a.name))),
          0.33,
        );
  if (near === undefined) return null;
  return `Perhaps you meant to call the function public.${known.overloads.length === 0 ? near : name + near}`;
}

function nearest(text: string, candidates: string[], least: number): string | undefined {
  const scored = candidates.map((c) => ({
    c,
    score: 1 - distance(text, c) / Math.max(text.length, c.length, 1),
  }));
  scored.sort((a, b) => b.score - a.score);
  return scored[0] && scored[0].score >= least ? scored[0].c : undefined;
}

/** Edits between two texts (Levenshtein 1966), one row of the table at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const kept = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
