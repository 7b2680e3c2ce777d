import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { SignIn } from "@/components/sign-in/sign-in";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { toNextPath } from "@/lib/auth/next-path";
import { readUser } from "@/lib/auth/session";

export const metadata: Metadata = {
  title: "Sign in",
  description: "With a code that we mail you. There is no password.",
};

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const nextPath = toNextPath((await searchParams).next);
  if (await readUser()) redirect(nextPath as Route);
  return (
    <>
      <SiteHeader isSignedIn={false} />
      <main className="off-paper grow pt-6 sm:pt-12">
        <SignIn nextPath={nextPath} />
      </main>
      <SiteFooter />
    </>
  );
}
