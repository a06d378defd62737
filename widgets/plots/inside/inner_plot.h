#pragma once

#include "plots/inside/inside_context.h"
#include "plots/painted_plot.h"

namespace holdout {

/// A picture of the inside of one kind of model.
class InnerPlot : public PaintedPlot {
    Q_OBJECT

public:
    using PaintedPlot::PaintedPlot;

    void setContext(InsideContext context)
    {
        m_context = std::move(context);
        refresh();
    }

    QSize sizeHint() const override { return {560, 200}; }
    QSize minimumSizeHint() const override { return {240, 120}; }

protected:
    const InsideContext& context() const { return m_context; }

private:
    InsideContext m_context;
};

} // namespace holdout
