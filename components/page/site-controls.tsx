"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

export interface PageLink {
  readonly href: string;
  readonly label: string;
}

interface PageLinksProps {
  readonly pages: readonly PageLink[];
  /** In the header's line they are low; in the menu a thumb finds them. */
  readonly tall?: boolean;
  readonly onFollow?: () => void;
}

/** Links to the pages, the present one marked. */
export function PageLinks({ pages, tall = false, onFollow }: PageLinksProps) {
  const path = usePathname();
  const home = pages[0]?.href;
  return pages.map(({ href, label }) => {
    const current = href === home ? path === href : path.startsWith(href);
    return (
      <Link
        key={href}
        href={href}
        onClick={() => onFollow?.()}
        aria-current={current ? "page" : undefined}
        className={`rounded ${tall ? "flex min-h-11 items-center px-2" : "px-1.5 py-1 xl:px-2"} ${current ? "bg-raised font-semibold text-ink" : "text-muted"}`}
      >
        {label}
      </Link>
    );
  });
}
