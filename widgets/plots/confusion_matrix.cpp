#include "plots/confusion_matrix.h"

#include "plots/plot_style.h"
#include "support/figures.h"
#include "support/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr double gap = 4.0, dense = 1.0; ///< Between cells; where there are many.
constexpr double header = 22.0;
constexpr int manyClasses = 10;

QFont numberFont(double cellHeight, double cellWidth)
{
    QFont font = titleFont();
    font.setPixelSize(
        static_cast<int>(std::clamp(std::min(cellHeight * 0.36, cellWidth / 3.0), 9.0, 17.0)));
    return font;
}

/// How many characters all names begin with, whole words only: of "class 1", "class 2" it is 6.
qsizetype sharedWords(const QStringList& names)
{
    qsizetype shared = names.isEmpty() ? 0 : names[0].lastIndexOf(u' ') + 1;
    for (const QString& name : names)
        while (shared > 0 && !name.startsWith(names[0].left(shared)))
            shared = shared > 1 ? names[0].lastIndexOf(u' ', shared - 2) + 1 : 0;
    return shared;
}

} // namespace

ConfusionMatrix::ConfusionMatrix(QWidget* parent)
    : PaintedPlot(tr("Confusion matrix"), QStringLiteral("confusion-matrix"), parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setContext(Part::Validation, 0.5);
    refresh();
}

void ConfusionMatrix::setCounts(const Eigen::MatrixXi& counts, const QStringList& classNames)
{
    Q_ASSERT(counts.rows() == counts.cols() && counts.rows() == classNames.size());
    const bool resized = counts.rows() != m_counts.rows();
    m_counts = counts;
    m_names = classNames;
    if (resized) {
        m_focus = {};
        m_selected.clear();
        updateGeometry();
    }
    refresh();
}

void ConfusionMatrix::setContext(Part part, std::optional<double> threshold)
{
    const QString name = partName(static_cast<int>(part));
    setNote(threshold ? tr("%1 · threshold %2").arg(name).arg(*threshold, 0, 'f', 2) : name);
}

void ConfusionMatrix::setSelected(std::vector<Cell> cells)
{
    m_selected = std::move(cells);
    update();
}

QSize ConfusionMatrix::sizeHint() const
{
    const int n = std::max(2, classes());
    return {288, static_cast<int>(header) + std::clamp(n * 54, 108, 240)};
}

QRectF ConfusionMatrix::Grid::cell(int truth, int predicted) const
{
    const double space = std::min(width, height) > 20.0 ? gap : dense;
    return {left + predicted * width, top + truth * height, width - space, height - space};
}

ConfusionMatrix::Grid ConfusionMatrix::grid(const QSize& size) const
{
    double widest = 0.0;
    for (const QString& name : m_names)
        widest = std::max(widest, figuresWidth(smallFont(), name));
    const double left = std::min(widest + 20.0, 0.28 * size.width());
    const double n = std::max(1, classes());
    return {left, header, (size.width() - left) / n, (size.height() - header) / n};
}

QRectF ConfusionMatrix::cellRect(int truth, int predicted) const
{
    return grid(size()).cell(truth, predicted);
}

double ConfusionMatrix::share(const Cell& cell) const
{
    const int row = m_counts.row(cell.truth).sum();
    return row > 0 ? static_cast<double>(m_counts(cell.truth, cell.predicted)) / row : 0.0;
}

QString ConfusionMatrix::cellText(const Cell& cell) const
{
    return tr("%1 truly %2 predicted %3, %4 % of their row")
        .arg(m_counts(cell.truth, cell.predicted))
        .arg(m_names[cell.truth], m_names[cell.predicted])
        .arg(100.0 * share(cell), 0, 'f', 0);
}

void ConfusionMatrix::draw(QPainter& painter, const QSize& size) const
{
    if (classes() == 0 || m_counts.sum() == 0)
        return drawEmpty(painter, size,
                         tr("Which class is taken for which: train a classifier, and give this "
                            "part some samples."));
    const Grid cells = grid(size);
    drawNames(painter, cells);
    for (int truth = 0; truth < classes(); ++truth)
        for (int predicted = 0; predicted < classes(); ++predicted)
            drawCell(painter, cells.cell(truth, predicted), {truth, predicted});
}

void ConfusionMatrix::drawNames(QPainter& painter, const Grid& cells) const
{
    painter.setFont(smallFont());
    painter.setPen(theme().muted);
    const QFontMetricsF metrics(painter.font());
    const int every = std::max(1, static_cast<int>(std::ceil(14.0 / cells.height)));
    const qsizetype shared = sharedWords(m_names);
    const bool prefixed = std::ranges::all_of(m_names, [&](const QString& name) {
        return metrics.horizontalAdvance(tr("pred %1").arg(name)) < cells.width;
    });
    for (int i = 0; i < classes(); ++i) {
        const QRectF row = cells.cell(i, 0);
        if (i % every == 0) {
            const QRectF room(0, row.center().y() - 8, cells.left - 10, 16);
            painter.drawText(room, Qt::AlignCenter,
                             metrics.elidedText(m_names[i], Qt::ElideRight, room.width()));
        }
        const QRectF column = cells.cell(0, i);
        const int everyColumn = std::max(1, static_cast<int>(std::ceil(16.0 / cells.width)));
        if (i % everyColumn == 0) {
            const QRectF room(column.left() - 2, 0, column.width() * everyColumn + 4, header - 4);
            QString words = prefixed ? tr("pred %1").arg(m_names[i]) : m_names[i];
            if (metrics.horizontalAdvance(words) > room.width())
                words = words.mid(shared);
            painter.drawText(room, Qt::AlignCenter,
                             metrics.elidedText(words, Qt::ElideRight, room.width()));
        }
    }
}

void ConfusionMatrix::drawCell(QPainter& painter, const QRectF& box, const Cell& cell) const
{
    const int count = m_counts(cell.truth, cell.predicted);
    const bool dots = m_counts.sum() <= mostDots && box.width() > 24.0 && box.height() > 20.0;
    const QColor hue = classColour(cell.predicted);
    const QColor ground = mix(hue, theme().card, 0.10 + (dots ? 0.38 : 0.55) * share(cell));
    const double radius = std::min(4.0, box.width() / 5.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dots || box.width() <= 24.0 ? ground : mix(hue, theme().card, 0.14));
    painter.drawRoundedRect(box, radius, radius);
    const QColor strong = mix(hue, theme().card, theme().dark ? 0.8 : 0.62);
    if (dots) {
        drawDots(painter, box, count, mix(hue, ground, theme().dark ? 0.7 : 0.55));
    } else if (box.width() > 24.0) {
        const double side = std::sqrt(share(cell));
        QRectF filled(0, 0, box.width() * side, box.height() * side);
        filled.moveCenter(box.center());
        painter.setBrush(strong);
        painter.drawRoundedRect(filled, radius, radius);
    }
    if (box.width() > 18.0 && box.height() > 13.0) {
        painter.setFont(numberFont(box.height(), box.width()));
        painter.setPen(
            readableOn(!dots && share(cell) > 0.1 && box.width() > 24.0 ? strong : ground));
        if (dots) {
            QRectF plate(0, 0, figuresWidth(painter.font(), QString::number(count)) + 8,
                         painter.fontMetrics().height());
            plate.moveCenter(box.center());
            const QPen pen = painter.pen();
            painter.setPen(Qt::NoPen);
            painter.setBrush(ground);
            painter.drawRoundedRect(plate, 4, 4);
            painter.setPen(pen);
        }
        drawFigures(painter, box, Qt::AlignCenter, QString::number(count));
    }
    const bool selected = std::ranges::find(m_selected, cell) != m_selected.end();
    if (selected || (hasFocus() && cell == m_focus)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(
            QPen(theme().accent, selected ? 2.5 : 1.2, selected ? Qt::SolidLine : Qt::DashLine));
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius);
    }
}

/// A grid from the lower left upwards, as if the samples had been poured in.
void ConfusionMatrix::drawDots(QPainter& painter, const QRectF& box, int count,
                               const QColor& colour) const
{
    const QRectF room = box.adjusted(5, 5, -5, -5);
    const double largest = m_counts.maxCoeff();
    const double pitch = std::clamp(
        std::sqrt(room.width() * room.height() / std::max(1.0, largest)) * 0.94, 2.5, 7.0);
    const int perRow = std::max(1, static_cast<int>(room.width() / pitch));
    painter.setBrush(colour);
    for (int i = 0; i < count; ++i) {
        const double x = room.left() + (i % perRow + 0.5) * pitch;
        const double y = room.bottom() - (i / perRow + 0.5) * pitch;
        if (y < room.top())
            break;
        painter.drawEllipse(QPointF(x, y), 0.36 * pitch, 0.36 * pitch);
    }
}

} // namespace holdout
