import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SignOfLife } from "../../../components/page/sign-of-life.tsx";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** Every page below asks for itself who reads it: a layout is not drawn again when one page leads to another. */
export default function AdminLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {children}
      <SignOfLife />
    </>
  );
}
