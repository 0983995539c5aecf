import { useTranslation } from 'react-i18next';
import type { Picture } from '../../core/document/records/picture';
import { replacePicture, useDesk } from '../session';
import { Button } from '../widgets/Button';

interface PictureFileProps {
  readonly picture: Picture;
  readonly disabled: boolean;
}

/** The file behind a picture's card, whether it is there, and the way to put another in its place. */
export function PictureFile({ picture, disabled }: PictureFileProps) {
  const { t } = useTranslation('desk');
  const missing = useDesk((state) => !state.assets.has(picture.sha256));
  return (
    <div className="inspector-row inspector-wide">
      <p className="inspector-note">
        {picture.name} · {picture.width} × {picture.height}
        {missing ? ` · ${t('inspector.missing')}` : ''}
      </p>
      <Button
        label={t('inspector.replacePicture', { name: picture.name })}
        onPress={() => void replacePicture(picture.id)}
        disabled={disabled}
      >
        {t(missing ? 'inspector.relink' : 'inspector.replace')}
      </Button>
    </div>
  );
}
