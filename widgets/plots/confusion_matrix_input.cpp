#include "plots/confusion_matrix.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>

/// The half of ConfusionMatrix that answers mouse, keyboard and screen reader.

namespace holdout {

std::optional<ConfusionMatrix::Cell> ConfusionMatrix::cellAt(const QPointF& position) const
{
    for (int truth = 0; truth < classes(); ++truth)
        for (int predicted = 0; predicted < classes(); ++predicted)
            if (cellRect(truth, predicted).contains(position))
                return Cell{truth, predicted};
    return {};
}

void ConfusionMatrix::focusCell(const Cell& cell)
{
    m_focus = cell;
    update();
    setAccessibleDescription(cellText(cell));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

bool ConfusionMatrix::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PaintedPlot::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto cell = cellAt(help->pos());
    QToolTip::showText(help->globalPos(), cell ? cellText(*cell) : QString(), this);
    return true;
}

void ConfusionMatrix::mousePressEvent(QMouseEvent* event)
{
    const auto cell = cellAt(event->position());
    if (!cell || event->button() != Qt::LeftButton)
        return PaintedPlot::mousePressEvent(event);
    focusCell(*cell);
    emit cellPicked(cell->truth, cell->predicted, event->modifiers() & Qt::ControlModifier);
}

void ConfusionMatrix::keyPressEvent(QKeyEvent* event)
{
    if (classes() == 0)
        return PaintedPlot::keyPressEvent(event);
    const int last = classes() - 1;
    Cell cell = m_focus;
    switch (event->key()) {
    case Qt::Key_Left:
        cell.predicted = std::max(0, cell.predicted - 1);
        break;
    case Qt::Key_Right:
        cell.predicted = std::min(last, cell.predicted + 1);
        break;
    case Qt::Key_Up:
        cell.truth = std::max(0, cell.truth - 1);
        break;
    case Qt::Key_Down:
        cell.truth = std::min(last, cell.truth + 1);
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit cellPicked(cell.truth, cell.predicted, event->modifiers() & Qt::ControlModifier);
        return;
    default:
        return PaintedPlot::keyPressEvent(event);
    }
    focusCell(cell);
}

void ConfusionMatrix::focusInEvent(QFocusEvent* event)
{
    if (classes() > 0)
        focusCell(m_focus);
    PaintedPlot::focusInEvent(event);
}

void ConfusionMatrix::focusOutEvent(QFocusEvent* event)
{
    refresh();
    PaintedPlot::focusOutEvent(event);
}

QString ConfusionMatrix::summary() const
{
    if (classes() == 0 || m_counts.sum() == 0)
        return tr("No samples to count.");
    return tr("%1 of %2 samples on the diagonal of %3 classes (%4).")
        .arg(m_counts.diagonal().sum())
        .arg(m_counts.sum())
        .arg(classes())
        .arg(note());
}

QString ConfusionMatrix::csv() const
{
    std::vector<QStringList> rows{{QStringLiteral("truth")}};
    rows[0] += m_names;
    for (int truth = 0; truth < classes(); ++truth) {
        QStringList row{m_names[truth]};
        for (int predicted = 0; predicted < classes(); ++predicted)
            row << QString::number(m_counts(truth, predicted));
        rows.push_back(row);
    }
    return toCsv(rows);
}

} // namespace holdout
