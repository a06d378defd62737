#include "pages/lab/focus.h"

#include <algorithm>

namespace holdout {

void Focus::setPinned(const std::optional<QPointF>& position)
{
    if (m_pinned == position)
        return;
    m_pinned = position;
    if (!m_pinned)
        m_second.reset();
    emit probeChanged();
}

void Focus::setSecondPin(const std::optional<QPointF>& position)
{
    if (m_second == position)
        return;
    m_second = position;
    emit probeChanged();
}

void Focus::setHovered(const std::optional<QPointF>& position)
{
    if (m_hovered == position)
        return;
    m_hovered = position;
    if (!m_pinned)
        emit probeChanged();
}

void Focus::select(std::vector<Index> rows)
{
    std::ranges::sort(rows);
    if (m_selection == rows)
        return;
    m_selection = std::move(rows);
    emit selectionChanged();
}

void Focus::unlockTest()
{
    m_testUnlocked = true;
    ++m_testLooks;
    emit testLockChanged();
}

void Focus::lockTest()
{
    if (!std::exchange(m_testUnlocked, false))
        return;
    emit testLockChanged();
}

} // namespace holdout
