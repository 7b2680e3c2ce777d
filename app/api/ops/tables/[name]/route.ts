import { requireOperator } from "@/lib/auth/operator";
import { AppError } from "@/lib/errors";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { toDayRange } from "@/lib/ops/day-range";
import { getReport } from "@/lib/ops/get-report";
import { isTableName, toCsv, toTable } from "@/lib/ops/tables";

type Params = { name: string };

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<Params>("ops-table", async (request, { params: { name } }) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    await requireOperator();
    if (!isTableName(name)) throw new AppError("not_found");
    const { range } = toDayRange(Object.fromEntries(new URL(request.url).searchParams), Date.now());
    const report = await getReport(range);
    const headers = {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-${range.from}-${range.to}.csv"`,
    };
    return new Response(toCsv(toTable(name, report)), { headers });
  }),
});
