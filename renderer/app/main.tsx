import '../widgets/trusted';
import './fonts.css';
import './theme.css';
import './base.css';
import '../widgets/widgets.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { notifyFailure, startDesk } from '../session';
import { App } from './App';
import { ErrorBoundary } from './ErrorBoundary';
import { createI18n } from './i18n';

const root = document.getElementById('root');
if (root) {
  const i18n = createI18n();
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <ErrorBoundary>
          <App />
        </ErrorBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
  startDesk().catch((cause: unknown) =>
    notifyFailure({ kind: 'failed', thing: 'Banxin', detail: String(cause) }),
  );
}
