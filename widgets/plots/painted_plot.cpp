#include "plots/painted_plot.h"

#include "support/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

namespace holdout {

PaintedPlot::PaintedPlot(const QString& title, QString name, QWidget* parent)
    : QWidget(parent), m_name(std::move(name))
{
    setAccessibleName(title);
}

Exportable PaintedPlot::exportable() const
{
    return {.name = m_name,
            .summary = summary(),
            .paint =
                [this](QPainter& painter, QSize size) {
                    painter.fillRect(QRect(QPoint(), size), theme().card);
                    painter.setRenderHint(QPainter::Antialiasing);
                    painter.setFont(smallFont());
                    draw(painter, size);
                },
            .csv = [this] { return csv(); }};
}

void PaintedPlot::refresh()
{
    update();
    if (const QString sentence = summary(); sentence != accessibleDescription()) {
        setAccessibleDescription(sentence);
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void PaintedPlot::setNote(const QString& note)
{
    if (note == m_note)
        return;
    m_note = note;
    emit noteChanged(note);
}

void PaintedPlot::drawEmpty(QPainter& painter, const QSize& size, const QString& sentence)
{
    painter.setFont(smallFont());
    painter.setPen(theme().muted);
    painter.drawText(QRect(QPoint(), size).adjusted(16, 8, -16, -8),
                     Qt::AlignCenter | Qt::TextWordWrap, sentence);
}

void PaintedPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont());
    draw(painter, size());
}

void PaintedPlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace holdout
