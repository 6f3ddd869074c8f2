import Link from 'next/link';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

const base =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-full px-6 py-2.5 text-base font-medium leading-tight no-underline transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-60';
const variants = {
  primary: 'border border-nerve bg-nerve text-on-nerve hover:bg-ink hover:border-ink hover:text-paper',
  quiet: 'border border-control bg-transparent text-ink hover:border-ink',
  danger: 'border border-touch bg-transparent text-touch hover:bg-touch hover:text-paper',
} as const;

export type ButtonVariant = keyof typeof variants;

export function buttonClass(variant: ButtonVariant, extra = ''): string {
  return `${base} ${variants[variant]} ${extra}`.trim();
}

export function Button({
  variant = 'primary',
  className,
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { variant?: ButtonVariant }) {
  // oxlint-disable-next-line react/button-has-type -- the type is always given, "button" unless said otherwise
  return <button type={type} className={buttonClass(variant, className)} {...rest} />;
}

export function LinkButton({
  href,
  variant = 'primary',
  className,
  prefetch,
  children,
}: {
  href: string;
  variant?: ButtonVariant;
  className?: string;
  prefetch?: boolean;
  children: ReactNode;
}) {
  return (
    <Link href={href} className={buttonClass(variant, className)} {...(prefetch === undefined ? {} : { prefetch })}>
      {children}
    </Link>
  );
}
