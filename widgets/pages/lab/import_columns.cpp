#include "pages/lab/import_columns.h"

#include "support/text.h"
#include "support/theme.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>

namespace holdout {
namespace {

constexpr int longestTip = 600; // characters

QString figure(double value)
{
    return QLocale::c().toString(value, 'g', 6).replace(QLatin1Char('-'), QChar(0x2212));
}

QString day(double daysSince1970)
{
    return QDate(1970, 1, 1).addDays(static_cast<qint64>(daysSince1970)).toString(Qt::ISODate);
}

bool sameNames(const TableSummary& first, const TableSummary& second)
{
    return std::ranges::equal(first.columns, second.columns, {}, &ColumnSummary::name,
                              &ColumnSummary::name);
}

} // namespace

QString countText(Index number)
{
    const QLocale english(QLocale::English);
    return english.toString(static_cast<qlonglong>(number)).replace(u',', QChar(0x202F));
}

QString contentOf(const ColumnSummary& column, Index rows)
{
    if (column.missing == rows)
        return QCoreApplication::translate("ImportColumns", "nothing");
    const auto range = [](const QString& low, const QString& high) {
        return low == high ? low : low + QStringLiteral(" … ") + high;
    };
    if (column.kind == ColumnKind::Number)
        return range(figure(column.low), figure(column.high));
    if (column.kind == ColumnKind::Date)
        return range(day(column.low), day(column.high));
    QStringList words;
    for (const std::string& sample : column.samples)
        words << text(sample).simplified();
    const QString list = words.join(QStringLiteral(", "));
    return column.kind == ColumnKind::Text
               ? list + QStringLiteral(", …")
               : QStringLiteral("%1: %2%3")
                     .arg(column.classes)
                     .arg(list, column.classes > words.size() ? QStringLiteral(", …") : QString());
}

QString kindName(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Number:
        return QCoreApplication::translate("ImportColumns", "number");
    case ColumnKind::Category:
        return QCoreApplication::translate("ImportColumns", "category");
    case ColumnKind::Text:
        return QCoreApplication::translate("ImportColumns", "text");
    case ColumnKind::Date:
        break;
    }
    return QCoreApplication::translate("ImportColumns", "date");
}

void ImportColumns::setTable(std::shared_ptr<const TableSummary> table)
{
    const bool same = m_table && table && sameNames(*m_table, *table);
    if (!same)
        beginResetModel();
    m_table = std::move(table);
    if (!same) {
        m_plan = m_table ? usualPlan(*m_table) : ColumnPlan();
        endResetModel();
    }
    tellPlanChanged();
}

void ImportColumns::wantFeatures(const QList<int>& rows, bool wanted)
{
    for (const int row : rows)
        if (row > 0)
            m_plan.wanted[static_cast<std::size_t>(columnAt(row))] = wanted;
    tellPlanChanged();
}

void ImportColumns::tellPlanChanged()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, PartCount - 1));
    emit planChanged();
}

int ImportColumns::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->columns.size()) + 1;
}

int ImportColumns::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : PartCount;
}

const ColumnSummary& ImportColumns::summaryAt(int row) const
{
    return m_table->columns[static_cast<std::size_t>(columnAt(row))];
}

QVariant ImportColumns::noTarget(int part, int role) const
{
    if (role == Qt::CheckStateRole && part == Target)
        return m_plan.target < 0 ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::DisplayRole && part == Name)
        return tr("No target");
    if (role == Qt::DisplayRole && part == Holds)
        return tr("groups to find");
    if (role == Qt::ForegroundRole && part == Holds)
        return theme().muted;
    if (role == Qt::AccessibleTextRole)
        return m_plan.target < 0 ? tr("No target, chosen") : tr("No target, not chosen");
    if (role == Qt::ToolTipRole)
        return tr("Clustering: the samples are grouped without anyone saying what is right");
    return {};
}

Qt::CheckState ImportColumns::checked(const QModelIndex& index) const
{
    const int column = columnAt(index.row());
    const bool on = index.column() == Target
                        ? column == m_plan.target
                        : isFeature(*m_table, m_plan, static_cast<std::size_t>(column));
    return on ? Qt::Checked : Qt::Unchecked;
}

QString ImportColumns::said(const ColumnSummary& column, int part) const
{
    switch (part) {
    case Name:
        return text(column.name).simplified();
    case Kind:
        return kindName(column.kind);
    case Missing:
        return column.missing == 0 ? QStringLiteral("–") : countText(column.missing);
    case Holds:
        return contentOf(column, m_table->rows);
    default:
        return {};
    }
}

QString ImportColumns::spoken(const QModelIndex& index) const
{
    const ColumnSummary& column = summaryAt(index.row());
    const QString name = text(column.name);
    const bool on = checked(index) == Qt::Checked;
    switch (index.column()) {
    case Target:
        return on ? tr("%1, the target").arg(name) : tr("%1, not the target").arg(name);
    case Feature:
        return on ? tr("%1, a feature").arg(name) : tr("%1, not a feature").arg(name);
    case Missing:
        return tr("%1, %n missing", nullptr, static_cast<int>(column.missing)).arg(name);
    default:
        return said(column, index.column());
    }
}

QVariant ImportColumns::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.row() == 0)
        return noTarget(index.column(), role);
    const ColumnSummary& column = summaryAt(index.row());
    const bool mark = index.column() == Target || index.column() == Feature;
    switch (role) {
    case Qt::DisplayRole:
        return said(column, index.column());
    case Qt::CheckStateRole:
        return mark ? QVariant(checked(index)) : QVariant();
    case Qt::AccessibleTextRole:
        return spoken(index);
    case Qt::ToolTipRole:
        if (mark && !column.usable)
            return tr("%1 holds %2; only numbers and categories can be learned from")
                .arg(text(column.name), said(column, Holds))
                .left(longestTip);
        return text(column.name).left(longestTip) + QLatin1Char('\n') +
               said(column, Holds).left(longestTip);
    case Qt::ForegroundRole:
        if (index.column() == Missing && column.missing > 0)
            return theme().warning;
        return index.column() >= Missing || !column.usable ? QVariant(theme().muted) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<int>(
            Qt::AlignVCenter | (index.column() == Missing ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant ImportColumns::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    static const QStringList titles{tr("Target"), tr("Feature"), tr("Column"),
                                    tr("Type"),   tr("Missing"), tr("Holds")};
    static const QStringList tips{tr("What the model learns to predict"),
                                  tr("What the model may look at"),
                                  tr("Its name in the file"),
                                  tr("How its cells are read; press to change"),
                                  tr("Cells without a value"),
                                  tr("The range of its numbers, or its values")};
    if (role == Qt::DisplayRole)
        return titles.value(section);
    if (role == Qt::ToolTipRole)
        return tips.value(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<int>(
            Qt::AlignVCenter |
            (section < Name || section == Missing ? Qt::AlignHCenter : Qt::AlignLeft));
    return {};
}

Qt::ItemFlags ImportColumns::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags shown = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!index.isValid() || (index.column() != Target && index.column() != Feature))
        return shown;
    if (index.row() == 0)
        return index.column() == Target ? shown | Qt::ItemIsUserCheckable : shown;
    const bool isTarget = columnAt(index.row()) == m_plan.target;
    const bool live = summaryAt(index.row()).usable && !(index.column() == Feature && isTarget);
    return live ? shown | Qt::ItemIsUserCheckable : shown;
}

bool ImportColumns::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const bool on = value.toInt() == Qt::Checked;
    const int column = columnAt(index.row());
    if (index.column() == Target) {
        if (!on)
            return false; // one is always chosen
        m_plan.target = column;
    } else {
        m_plan.wanted[static_cast<std::size_t>(column)] = on;
    }
    tellPlanChanged();
    return true;
}

} // namespace holdout
