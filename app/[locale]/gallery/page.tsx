import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Gallery } from "../../../components/gallery/gallery.tsx";
import { SignOfLife } from "../../../components/page/sign-of-life.tsx";
import { environment } from "../../../lib/env.ts";

export const metadata: Metadata = { title: "Gallery", robots: { index: false } };

interface GalleryPageProps {
  readonly params: Promise<{ locale: string }>;
}

/** Every primitive and state, for those who develop: there is no such page unless GALLERY says so. */
export default async function GalleryPage({ params }: GalleryPageProps) {
  const { locale } = await params;
  if (!environment().GALLERY) notFound();
  return (
    <>
      <Gallery locale={locale} />
      <SignOfLife />
    </>
  );
}
