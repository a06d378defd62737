#pragma once

#include <QRectF>
#include <QString>
#include <QWidget>

class QPainter;

namespace holdout {

/// Text whose digits are all equally wide, so that a changing number does not wobble. Qt 6.4 cannot
/// ask the font for its tabular figures; these place each digit in a cell of its own.

double figuresWidth(const QFont& font, const QString& text);

/// Draws one line with the painter's font and pen.
void drawFigures(QPainter& painter, const QRectF& box, Qt::Alignment alignment,
                 const QString& text);

/// A label for changing numbers.
class FigureLabel : public QWidget {
    Q_OBJECT

public:
    explicit FigureLabel(QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_text; }

    /// Reserves room for this text, so that neighbours stay where they are.
    void reserve(const QString& widest);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text, m_widest;
};

} // namespace holdout
