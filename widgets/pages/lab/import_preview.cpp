#include "pages/lab/import_preview.h"

#include "support/text.h"
#include "support/theme.h"

#include <QFont>

#include <algorithm>

namespace holdout {
namespace {

constexpr qsizetype longestTitle = 26;    // characters
constexpr std::size_t longestShown = 300; // bytes: a cell may hold a million

QString shown(const std::string& cell)
{
    if (cell.size() <= longestShown)
        return text(cell).simplified();
    return text(std::string_view(cell).substr(0, longestShown)).simplified() + QChar(0x2026);
}

/// A header does not cut its text at the end by itself.
QString shortened(const QString& title)
{
    return title.size() > longestTitle ? title.left(longestTitle - 1) + QChar(0x2026) : title;
}

} // namespace

void ImportPreview::setTable(std::shared_ptr<const TableSummary> table)
{
    beginResetModel();
    m_table = std::move(table);
    m_plan = {};
    endResetModel();
}

void ImportPreview::setPlan(const ColumnPlan& plan)
{
    m_plan = plan;
    if (columnCount() == 0)
        return;
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ImportPreview::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->kept.size());
}

int ImportPreview::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->columns.size());
}

bool ImportPreview::isMissing(const std::string& cell) const
{
    return std::ranges::binary_search(m_table->format.missingSpellings, cell);
}

bool ImportPreview::unused(std::size_t column) const
{
    return !m_plan.wanted.empty() && m_plan.target != static_cast<int>(column) &&
           !isFeature(*m_table, m_plan, column);
}

QVariant ImportPreview::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = static_cast<std::size_t>(index.column());
    const std::string& cell = m_table->kept[static_cast<std::size_t>(index.row())][column];
    switch (role) {
    case Qt::DisplayRole:
        return cell.empty() ? tr("missing") : shown(cell);
    case Qt::ToolTipRole:
        return shown(cell);
    case Qt::ForegroundRole:
        if (isMissing(cell))
            return theme().warning;
        return unused(column) ? QVariant(mix(theme().muted, theme().card, 0.7)) : QVariant();
    case Qt::BackgroundRole:
        return m_plan.target == index.column() && !m_plan.wanted.empty()
                   ? QVariant(theme().accentSoft)
                   : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<int>(
            Qt::AlignVCenter |
            (m_table->columns[column].kind == ColumnKind::Number ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant ImportPreview::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (!m_table || section >= columnCount())
        return {};
    const auto column = static_cast<std::size_t>(section);
    const ColumnSummary& summary = m_table->columns[column];
    switch (role) {
    case Qt::DisplayRole:
        return shortened(shown(summary.name));
    case Qt::ToolTipRole:
        return section == m_plan.target ? tr("%1, the target").arg(shown(summary.name))
                                        : shown(summary.name);
    case Qt::ForegroundRole:
        if (section == m_plan.target)
            return theme().accent;
        return unused(column) ? QVariant(theme().muted) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<int>(
            Qt::AlignVCenter |
            (summary.kind == ColumnKind::Number ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

} // namespace holdout
