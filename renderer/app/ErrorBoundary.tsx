import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import { flushEdits } from '../session';

interface Props {
  readonly children: ReactNode;
  /** The part of the window concerned; the whole window where none is named. */
  readonly part?: string;
}
interface State {
  readonly error: Error | null;
}

/** A part of the window that broke says so and offers to start again; the document is saved first. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
    void flushEdits();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Translation ns="desk">
        {(t) => (
          <div className="start" role="alert">
            <h2>{t('broken.title', { part: this.props.part ?? t('broken.window') })}</h2>
            <p>{t('broken.hint')}</p>
            <p className="form-note">{error.message}</p>
            <button
              type="button"
              className="button button-primary"
              onClick={() => this.setState({ error: null })}
            >
              {t('broken.again')}
            </button>
          </div>
        )}
      </Translation>
    );
  }
}
