import { useTranslation } from 'react-i18next';
import { PageThumbnail } from '../pagecanvas';
import { goToPage, useDesk } from '../session';
import { pageOrder } from '../session/commands/go';

/** The pages as small pictures that follow their changes. */
export function Thumbnails() {
  const { t } = useTranslation('desk');
  const pages = useDesk((state) => state.records.page);
  const current = useDesk((state) => state.pageId);
  const order = pageOrder();
  return (
    <nav className="thumbnails" aria-label={t('page.thumbnails')}>
      <div className="thumbnail-row">
        {order.map((id) => (
          <button
            key={id}
            type="button"
            className="thumbnail"
            aria-current={id === current ? 'page' : undefined}
            onClick={() => goToPage(id)}
          >
            <span className="thumbnail-page">
              <PageThumbnail pageId={id} width={54} />
            </span>
            {`${pages[id]?.number ?? ''} ${pages[id]?.section ?? ''}`}
          </button>
        ))}
      </div>
    </nav>
  );
}
