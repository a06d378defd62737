#pragma once

#include <QAbstractButton>
#include <QPainterPath>

namespace holdout {

/// A small word to click in a legend or a caption; checkable ones show by colour and underline.
class TextButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit TextButton(const QString& text, QWidget* parent = nullptr);

    /// A sign before the words, drawn in their colour.
    void setGlyph(const QPainterPath& glyph);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int glyphRoom() const;

    QPainterPath m_glyph;
};

} // namespace holdout
