#pragma once

#include "ml/caption.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace holdout {

/// The sentence about what the step just did, to read and to copy.
class CaptionStrip : public QWidget {
    Q_OBJECT

public:
    explicit CaptionStrip(QWidget* parent = nullptr);

    void setCaption(const Caption& caption);
    void setText(const QString& sentence);
    QString text() const;

private:
    QLabel* m_sentence;
    QToolButton* m_copy;
};

} // namespace holdout
