import type { ReactNode } from 'react';

export const Badge = ({ children }: { readonly children: ReactNode }) => (
  <span className="badge">{children}</span>
);

/** Says what belongs in an empty place, and offers to put it there. */
export const EmptyState = (props: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) => (
  <div className="empty">
    {props.icon}
    <p className="empty-title">{props.title}</p>
    {props.hint === undefined ? null : <p className="empty-hint">{props.hint}</p>}
    {props.children}
  </div>
);

/** A titled part of a dock. */
export const Section = (props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) => (
  <section className="section" aria-label={props.title}>
    <header className="section-head">
      <h2>{props.title}</h2>
      <div className="section-aside">{props.aside}</div>
    </header>
    {props.children}
  </section>
);
